import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { actorName, personOf } from '../../kernel/actor.ts'
import type { Db } from '../database/database.ts'

/**
 * One act in the 办理记录: what was done, as a person reads it. The rows that the act changed are added by the database
 * (`ledger.keep_row`), so that current rows can be rebuilt from the entries.
 */
export interface LedgerEntry {
  /** What was acted on, as `kind:id`. */
  readonly subject: string
  readonly action: string
  readonly reason?: string
  readonly clause?: string
  readonly before?: unknown
  readonly after?: unknown
}

/** What the first entry of a subject follows. */
export const CHAIN_START = '0'.repeat(64)

/** What the hash of an entry is made of; texts of `before`, `after` and `rows` are canonical. */
export interface HashedFields {
  readonly subject: string
  readonly number: number
  readonly at: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: string
  readonly reason: string | null
  readonly clause: string | null
  readonly before: string | null
  readonly after: string | null
  readonly rows: string | null
  readonly previous_hash: string
}

/** Appends an entry to its subject's hash chain; writers of one subject wait for each other. */
export async function appendEntry(
  work: { db: Db; now: Date; actor: Actor },
  entry: LedgerEntry,
): Promise<void> {
  const { db, now, actor } = work
  const head = await takeHead(db, entry.subject)
  const number = head.number + 1
  const fields = {
    subject: entry.subject,
    number,
    at: now.toISOString(),
    actor_id: personOf(actor)?.id ?? null,
    actor_name: actorName(actor),
    action: entry.action,
    reason: entry.reason ?? null,
    clause: entry.clause ?? null,
    before: jsonOrNull(entry.before),
    after: jsonOrNull(entry.after),
    rows: jsonOrNull(head.rows ?? undefined),
    previous_hash: head.hash,
  }
  const hash = entryHash(fields)
  await db
    .with('moved', (head) =>
      head.updateTable('ledger.head').set({ number, hash }).where('subject', '=', entry.subject),
    )
    .insertInto('ledger.entry')
    .values({ ...fields, hash })
    .execute()
}

/** The hash that ties an entry to the one before it; an entry without rows has none in its hash. */
export function entryHash({ rows, ...fields }: HashedFields): string {
  return createHash('sha256')
    .update(canonical(rows === null ? fields : { ...fields, rows }))
    .digest('hex')
}

/** The entries of one subject, oldest first. */
export async function listEntries(db: Db, subject: string) {
  return db
    .selectFrom('ledger.entry')
    .select(['number', 'at', 'actor_name', 'action', 'reason', 'clause', 'hash'])
    .where('subject', '=', subject)
    .orderBy('number')
    .execute()
}

/** The head of a subject, held until the end of the transaction, and the rows that this one has changed since its last entry. */
async function takeHead(
  db: Db,
  subject: string,
): Promise<{ readonly number: number; readonly hash: string; readonly rows: unknown }> {
  return db
    .insertInto('ledger.head')
    .values({ subject, number: 0, hash: CHAIN_START })
    .onConflict((c) => c.column('subject').doUpdateSet({ number: (e) => e.ref('ledger.head.number') }))
    .returning(['number', 'hash', sql<unknown>`ledger.take_changed_rows()`.as('rows')])
    .executeTakeFirstOrThrow()
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : canonical(value)
}

/** JSON with sorted keys, so that the same content has the same hash. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
