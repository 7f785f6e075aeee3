import type { Db } from '../database/database.ts'
import { CHAIN_START } from '../work/ledger.ts'
import type { Finding } from './finding.ts'
import { headsOf, sealHash } from './heads-hash.ts'
import type { SealFields } from './heads-hash.ts'

interface StoredSeal extends SealFields {
  readonly hash: string
}

/** Computes every seal again from the entries that it covers; the first that does not agree is named. */
export async function verifySeals(db: Db): Promise<{ count: number; findings: readonly Finding[] }> {
  const seals: readonly StoredSeal[] = await db
    .selectFrom('ledger.seal')
    .select(['day', 'number', 'last_entry', 'entries', 'heads', 'heads_hash', 'previous_hash', 'hash'])
    .orderBy('number')
    .execute()
  for (const [place, seal] of seals.entries()) {
    const finding = await findingOf(db, seal, { place, before: seals[place - 1] ?? null })
    if (finding !== null) return { count: seals.length, findings: [finding] }
  }
  return { count: seals.length, findings: [] }
}

async function findingOf(
  db: Db,
  seal: StoredSeal,
  { place, before }: { readonly place: number; readonly before: StoredSeal | null },
): Promise<Finding | null> {
  const finding = (expected: string, found: string): Finding => ({
    kind: 'seal',
    subject: `每日封存 ${seal.day}`,
    number: place + 1,
    expected,
    found,
  })
  const previous = before?.hash ?? CHAIN_START
  if (seal.number !== place + 1) return finding(seal.previous_hash, `第 ${String(seal.number)} 次`)
  if (seal.previous_hash !== previous) return finding(previous, seal.previous_hash)
  const { hash, ...fields } = seal
  const computed = sealHash(fields)
  if (computed !== hash) return finding(hash, computed)
  const heads = await headsOf(db, { after: before?.last_entry ?? 0, upTo: seal.last_entry })
  const agrees =
    heads.headsHash === seal.heads_hash && heads.entries === seal.entries && heads.heads === seal.heads
  return agrees ? null : finding(seal.heads_hash, heads.headsHash)
}
