import { randomInt } from 'node:crypto'
import type { Work } from '../../../platform/work/work.ts'
import { CODE_DIGITS } from './domain/query-code.ts'

/** A query code, shown once: twelve digits. */
export function freshCode(): string {
  return Array.from({ length: CODE_DIGITS }, () => String(randomInt(10))).join('')
}

/** What is stored of a code: worthless without the master key, and of another case. */
export function codeFingerprint(work: Pick<Work, 'seals'>, caseId: string, code: string): string {
  return work.seals.fingerprint(code, `case ${caseId} code`)
}
