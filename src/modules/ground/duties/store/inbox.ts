import { sql } from 'kysely'
import type { FunctionName } from '../../../../kernel/actor.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { DUTY_COLUMNS, inUse, openDutyOf } from '../store.ts'

/** Whose duties: the posts held and, for what is shared with one person, the person. */
export interface Holder {
  readonly personId: string | null
  readonly posts: readonly { readonly function: FunctionName; readonly divisionId: string | null }[]
  readonly modulesOff?: readonly string[]
}

/** A duty in somebody's 今日, with why it stands there when it is not his own. */
export interface InboxDuty extends OpenDuty {
  /** 共同责任, or carried up because it is late; null for his own. */
  readonly share: 'co-owner' | 'escalated' | null
  /** A 督办 letter waits for an answer. */
  readonly urged: boolean
}

/** Beyond this many a person reads the board, not a list. */
export const INBOX_LIMIT = 300

/** The open duties that a holder's posts make his, and those shared with him; 期限待定 first, then by day, at most INBOX_LIMIT of each. */
export async function listInbox(db: Db, holder: Holder): Promise<readonly InboxDuty[]> {
  const own = await listOwn(db, holder)
  const known = new Set(own.map((duty) => duty.id))
  const shared = (await listShared(db, holder)).filter((duty) => !known.has(duty.id))
  const all = [...own.map((duty) => ({ ...duty, share: null })), ...shared]
  const urged = await listUrged(
    db,
    all.map((duty) => duty.id),
  )
  return all.map((duty) => ({ ...duty, urged: urged.has(duty.id) }))
}

/** How many open duties a holder's posts make his. */
export async function countOwn(db: Db, holder: Holder): Promise<number> {
  if (holder.posts.length === 0) return 0
  const row = await ownOf(db, holder)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

async function listOwn(db: Db, holder: Holder): Promise<readonly OpenDuty[]> {
  if (holder.posts.length === 0) return []
  const rows = await ownOf(db, holder)
    .select(DUTY_COLUMNS)
    // What waits for a calendar is never beyond the limit.
    .orderBy(sql`missing_year is null`)
    .orderBy('due_on')
    .orderBy('title')
    .orderBy('id')
    .limit(INBOX_LIMIT)
    .execute()
  return rows.map(openDutyOf)
}

function ownOf(db: Db, holder: Holder) {
  return db
    .selectFrom('duties.duty')
    .where('discharged_on', 'is', null)
    .where(inUse(holder.modulesOff ?? []))
    .where((e) =>
      e.or(
        holder.posts.map((post) =>
          e.and([
            e('function', '=', post.function),
            post.divisionId === null ? e('division_id', 'is', null) : e('division_id', '=', post.divisionId),
          ]),
        ),
      ),
    )
}

async function listShared(db: Db, holder: Holder): Promise<readonly (OpenDuty & Pick<InboxDuty, 'share'>)[]> {
  const shares = await db
    .selectFrom('duties.co_owner')
    .select(['duty_id as dutyId', 'by_escalation as byEscalation'])
    .where((e) =>
      e.or([
        ...(holder.personId === null ? [] : [e('person_id', '=', holder.personId)]),
        ...holder.posts.flatMap((post) =>
          post.divisionId === null
            ? []
            : [e.and([e('function', '=', post.function), e('division_id', '=', post.divisionId)])],
        ),
      ]),
    )
    .execute()
  if (shares.length === 0) return []
  const raised = new Map(shares.map((share) => [share.dutyId, share.byEscalation]))
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where(inUse(holder.modulesOff ?? []))
    .where('id', 'in', [...raised.keys()])
    .orderBy(sql`missing_year is null`)
    .orderBy('due_on')
    .orderBy('title')
    .orderBy('id')
    .limit(INBOX_LIMIT)
    .execute()
  return rows.map((row) => ({
    ...openDutyOf(row),
    share: raised.get(row.id) === true ? ('escalated' as const) : ('co-owner' as const),
  }))
}

async function listUrged(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('duties.urge')
    .select('duty_id as dutyId')
    .where('duty_id', 'in', ids)
    .where('answer', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.dutyId))
}
