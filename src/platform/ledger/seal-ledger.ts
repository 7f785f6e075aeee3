import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { CHAIN_START } from '../work/ledger.ts'
import type { Work } from '../work/work.ts'
import { headsOf, sealHash } from './heads-hash.ts'

const SEAL = [
  'day',
  'number',
  'last_entry as lastEntry',
  'entries',
  'heads',
  'hash',
  'previous_hash as previousHash',
  'sealed_at as sealedAt',
] as const

/** The job that seals; asked for at every start and every hour. */
export const SEAL_JOB = 'ledger.seal'

/** 每日封存: seals where all chains stand, once a civil date, tied to the seal before; a second call does nothing. */
export async function sealLedger(work: Work): Promise<void> {
  const { db, today: day } = work
  // One at a time: a second sealer waits, and then finds the day sealed.
  await sql`select pg_advisory_xact_lock(hashtext('ledger.seal'))`.execute(db)
  const [before] = await listSeals(db, { limit: 1, offset: 0 })
  if (before !== undefined && before.day >= day) return
  const span = { after: before?.lastEntry ?? 0, upTo: await lastEntry(db) }
  const { entries, heads, headsHash } = await headsOf(db, span)
  const fields = {
    day,
    number: (before?.number ?? 0) + 1,
    last_entry: Math.max(span.after, span.upTo),
    entries,
    heads,
    heads_hash: headsHash,
    previous_hash: before?.hash ?? CHAIN_START,
  }
  const hash = sealHash(fields)
  await db
    .insertInto('ledger.seal')
    .values({ ...fields, hash, sealed_at: work.now })
    .execute()
  await work.touchPublic()
  await work.announce({ type: 'ledger.sealed', day, number: fields.number, entries, hash })
}

/** The seals, newest first. */
export async function listSeals(db: Db, part: { readonly limit: number; readonly offset: number }) {
  return db
    .selectFrom('ledger.seal')
    .select(SEAL)
    .orderBy('number', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute()
}

export async function countSeals(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('ledger.seal')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * The newest entry before which no other is still being written. Writers hold their subject's head: who is let in here
 * has waited for all of them, and need not hold them up while the seal is counted.
 */
async function lastEntry(db: Db): Promise<number> {
  await sql`savepoint last_entry`.execute(db)
  await sql`lock table ledger.head in share mode`.execute(db)
  const { last } = await db
    .selectFrom('ledger.entry')
    .select((e) => e.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  await sql`rollback to savepoint last_entry`.execute(db)
  return last ?? 0
}
