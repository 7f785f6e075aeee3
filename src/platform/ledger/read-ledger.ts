import { sql } from 'kysely'
import { addDays } from '../../kernel/civil-date.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Db } from '../database/database.ts'

/** What a person reads of an entry. */
export interface ReadableEntry {
  readonly id: number
  readonly subject: string
  readonly number: number
  readonly at: Date
  readonly actorName: string
  readonly action: string
  readonly reason: string | null
  readonly clause: string | null
  readonly hash: string
}

const COLUMNS = [
  'id',
  'subject',
  'number',
  'at',
  'actor_name as actorName',
  'action',
  'reason',
  'clause',
  'hash',
] as const

/** Which entries 审计 looks for; what is left out does not narrow. */
export interface LedgerQuery {
  /** A whole subject, or the kind before the colon. */
  readonly subject?: string
  readonly person?: string
  /** Days in Shanghai, both included. */
  readonly from?: CivilDate
  readonly to?: CivilDate
}

/** The newest entries of some subjects, newest first. */
export async function listNewestEntries(
  db: Db,
  subjects: readonly string[],
  limit: number,
): Promise<readonly ReadableEntry[]> {
  return db
    .selectFrom('ledger.entry')
    .select(COLUMNS)
    .where('subject', 'in', subjects)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** One part of what a query finds, newest first. */
export async function searchEntries(
  db: Db,
  query: LedgerQuery,
  part: { readonly limit: number; readonly offset: number },
): Promise<readonly ReadableEntry[]> {
  return matching(db, query)
    .select(COLUMNS)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute()
}

/** How many entries a query finds. */
export async function countEntries(db: Db, query: LedgerQuery): Promise<number> {
  const { count } = await matching(db, query)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function matching(db: Db, { subject, person, from, to }: LedgerQuery) {
  let found = db.selectFrom('ledger.entry')
  if (subject !== undefined)
    found = found.where((e) =>
      e.or([e('subject', '=', subject), e('subject', 'like', `${escaped(subject)}:%`)]),
    )
  if (person !== undefined) found = found.where('actor_name', '=', person)
  if (from !== undefined) found = found.where('at', '>=', beginningOf(from))
  if (to !== undefined) found = found.where('at', '<', beginningOf(addDays(to, 1)))
  return found
}

function beginningOf(day: CivilDate) {
  return sql<Date>`(${day}::date::timestamp at time zone 'Asia/Shanghai')`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`)
}
