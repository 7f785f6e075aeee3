import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import type { Due, OpenDuty } from './domain/duty.ts'

const FunctionColumn = z.enum([
  'handler',
  'head',
  'legal-review',
  'secrecy-review',
  'content-review',
  'signer',
  'openness-handler',
  'openness-head',
  'leader',
  'system-administrator',
  'security-administrator',
  'auditor',
])

const COLUMNS = [
  'id',
  'kind',
  'subject',
  'title',
  'action',
  'url',
  'division_id',
  'function',
  'rule',
  'clause',
  'explanation',
  'due_on',
  'missing_year',
  'standing',
  'internal',
  'bundle',
  'bundle_title',
] as const

/** A duty to be written down. */
export interface NewDuty {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly title: string
  readonly action: string
  readonly url: string
  readonly divisionId: string | null
  readonly function: FunctionName
  readonly rule: string
  readonly clause: string
  readonly explanation: string
  readonly due: Due
  readonly internal: boolean
  readonly bundle: string | null
  readonly bundleTitle: string | null
  readonly reminders: boolean
  /** Which of several like duties of one subject: a period, a round. */
  readonly occasion: string
  readonly openedOn: CivilDate
}

/** Writes a duty down; false when the same one stands there already. */
export async function insertDuty(db: Db, duty: NewDuty): Promise<boolean> {
  const done = await db
    .insertInto('duties.duty')
    .values({
      id: duty.id,
      kind: duty.kind,
      subject: duty.subject,
      title: duty.title,
      action: duty.action,
      url: duty.url,
      division_id: duty.divisionId,
      function: duty.function,
      rule: duty.rule,
      clause: duty.clause,
      explanation: duty.explanation,
      ...dueColumns(duty.due),
      internal: duty.internal,
      bundle: duty.bundle,
      bundle_title: duty.bundleTitle,
      reminders: duty.reminders,
      occasion: duty.occasion,
      opened_on: duty.openedOn,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

function dueColumns(due: Due): { due_on: CivilDate | null; missing_year: number | null; standing: boolean } {
  return {
    due_on: due.kind === 'day' ? due.on : null,
    missing_year: due.kind === 'calendar-missing' ? due.year : null,
    standing: due.kind === 'standing',
  }
}

export async function insertDutyEvent(
  db: Db,
  event: {
    dutyId: string
    type: 'opened' | 'moved' | 'transferred' | 'discharged' | 'urged'
    on: CivilDate
    by: string
    reason: string
    before: CivilDate | null
    after: CivilDate | null
  },
): Promise<void> {
  await db
    .insertInto('duties.duty_event')
    .values({
      duty_id: event.dutyId,
      type: event.type,
      on_day: event.on,
      actor_name: event.by,
      reason: event.reason,
      due_before: event.before,
      due_after: event.after,
    })
    .execute()
}

/** The open duties that an actor's posts make his, earliest first. */
export async function listOpenDutiesFor(
  db: Db,
  holder: {
    readonly posts: readonly { readonly function: FunctionName; readonly divisionId: string | null }[]
  },
): Promise<readonly OpenDuty[]> {
  if (holder.posts.length === 0) return []
  const rows = await db
    .selectFrom('duties.duty')
    .select(COLUMNS)
    .where('discharged_on', 'is', null)
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
    .orderBy('due_on')
    .orderBy('title')
    .limit(1000)
    .execute()
  return rows.map(openDutyOf)
}

/** The open duties of one subject. */
export async function listOpenDutiesOf(db: Db, subjects: readonly string[]): Promise<readonly OpenDuty[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('duties.duty')
    .select(COLUMNS)
    .where('discharged_on', 'is', null)
    .where('subject', 'in', subjects)
    .orderBy('due_on')
    .orderBy('division_id')
    .limit(2000)
    .execute()
  return rows.map(openDutyOf)
}

/** Open duties of a kind, for jobs that watch them. */
export async function listOpenDutiesOfKind(db: Db, kind: string): Promise<readonly OpenDuty[]> {
  const rows = await db
    .selectFrom('duties.duty')
    .select(COLUMNS)
    .where('discharged_on', 'is', null)
    .where('kind', '=', kind)
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map(openDutyOf)
}

export async function updateDue(db: Db, id: string, due: Due): Promise<void> {
  await db.updateTable('duties.duty').set(dueColumns(due)).where('id', '=', id).execute()
}

export async function updateOwner(
  db: Db,
  id: string,
  owner: { divisionId: string | null; function: FunctionName },
): Promise<void> {
  await db
    .updateTable('duties.duty')
    .set({ division_id: owner.divisionId, function: owner.function })
    .where('id', '=', id)
    .execute()
}

export async function markDischarged(
  db: Db,
  id: string,
  discharge: { on: CivilDate; how: string; asNeverOpened: boolean },
): Promise<void> {
  const occasion = discharge.asNeverOpened ? sql<string>`occasion || ' ' || id::text` : sql<string>`occasion`
  await db
    .updateTable('duties.duty')
    .set({ discharged_on: discharge.on, discharge: discharge.how, occasion })
    .where('id', '=', id)
    .execute()
}

type DutyRow = {
  [
    C in
      'id' | 'kind' | 'subject' | 'title' | 'action' | 'url' | 'function' | 'rule' | 'clause' | 'explanation'
  ]: string
} & {
  division_id: string | null
  due_on: CivilDate | null
  missing_year: number | null
  standing: boolean
  internal: boolean
  bundle: string | null
  bundle_title: string | null
}

function openDutyOf(row: DutyRow): OpenDuty {
  const { division_id, due_on, missing_year, standing, bundle_title, ...rest } = row
  return {
    ...rest,
    function: FunctionColumn.parse(row.function),
    divisionId: division_id,
    bundleTitle: bundle_title,
    due: dueOf({ due_on, missing_year, standing }),
  }
}

function dueOf(row: { due_on: CivilDate | null; missing_year: number | null; standing: boolean }): Due {
  if (row.due_on !== null) return { kind: 'day', on: row.due_on }
  if (row.missing_year !== null) return { kind: 'calendar-missing', year: row.missing_year }
  return { kind: 'standing' }
}
