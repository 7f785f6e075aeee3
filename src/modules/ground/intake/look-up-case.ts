import { timingSafeEqual } from 'node:crypto'
import type { Work } from '../../../platform/work/work.ts'
import type { Case } from './domain/case.ts'
import { codeFingerprint } from './query-codes.ts'
import { listCasesNumbered } from './store.ts'

/** The case whose number and query code a reader typed; null where the two do not belong together. */
export async function lookUpCase(
  work: Pick<Work, 'db' | 'seals'>,
  typed: { readonly year: number; readonly number: number; readonly code: string },
): Promise<Case | null> {
  for (const { codeFingerprint: kept, ...found } of await listCasesNumbered(work.db, typed))
    if (isSame(kept, codeFingerprint(work, found.id, typed.code))) return found
  return null
}

function isSame(kept: string, typed: string): boolean {
  const [a, b] = [Buffer.from(kept), Buffer.from(typed)]
  return a.length === b.length && timingSafeEqual(a, b)
}
