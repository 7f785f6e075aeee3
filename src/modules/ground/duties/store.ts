import { functionNames } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { sql } from 'kysely'
import type { Selectable, UpdateResult } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/database.ts'
import type { DutiesDuty } from '../../../platform/database/schema.ts'
import type { Counted, Due, OpenDuty } from './domain/duty.ts'

const FunctionColumn = z.custom<FunctionName>(
  (name) => typeof name === 'string' && Object.hasOwn(functionNames, name),
)

/** Waits until nobody else decides whether a subject owes one duty, and holds that until the transaction ends. */
export async function holdSubject(db: Db, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`duties.${subject}`}))`.execute(db)
}

/** The columns of a duty as it stands open, for `openDutyOf`. */
export const DUTY_COLUMNS = [
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
  'counted_from',
  'working_days',
  'standing',
  'internal',
  'bundle',
  'bundle_title',
  'occasion',
] as const

/** Duties of modules that are in use; those of a module that is switched off rest until it is on again. */
export function inUse(modulesOff: readonly string[]) {
  if (modulesOff.length === 0) return sql<boolean>`true`
  return sql<boolean>`split_part(kind, '.', 1) <> all(${[...modulesOff]}::text[])`
}

/** A duty to be written down. */
export interface NewDuty extends OpenDuty {
  readonly reminders: boolean
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
      ...countedColumns(duty.counted),
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

function countedColumns(counted: Counted | null): {
  counted_from: CivilDate | null
  working_days: number | null
} {
  return { counted_from: counted?.from ?? null, working_days: counted?.workingDays ?? null }
}

/** What may happen to a duty. */
export type DutyEventType =
  | 'opened'
  | 'moved'
  | 'transferred'
  | 'discharged'
  | 'urged'
  | 'answered'
  | 'escalated'
  | 'shared'
  | 'unshared'

/** Appends to the history of a duty, which is never changed. */
export async function insertDutyEvent(
  db: Db,
  event: {
    dutyId: string
    type: DutyEventType
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

/** Every open duty of some subjects; an act that ends the subjects must leave none of them open. */
export async function listOpenDutiesOf(db: Db, subjects: readonly string[]): Promise<readonly OpenDuty[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where('subject', 'in', subjects)
    .orderBy('due_on')
    .orderBy('division_id')
    .orderBy('id')
    .execute()
  return rows.map(openDutyOf)
}

/** Open duties of a kind, for jobs that watch them. */
export async function listOpenDutiesOfKind(db: Db, kind: string): Promise<readonly OpenDuty[]> {
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where('kind', '=', kind)
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map(openDutyOf)
}

/** How many open duties wait for a 放假安排 that is not loaded. */
export async function countUndated(db: Db): Promise<number> {
  const row = await db
    .selectFrom('duties.duty')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('discharged_on', 'is', null)
    .where('missing_year', 'is not', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Gives an open duty another day; false when it was discharged meanwhile. */
export async function updateDue(
  db: Db,
  id: string,
  { due, counted }: { due: Due; counted: Counted | null },
): Promise<boolean> {
  const columns = { ...dueColumns(due), ...countedColumns(counted) }
  return changed(await openDutyById(db, id).set(columns).executeTakeFirst())
}

function openDutyById(db: Db, id: string) {
  return db.updateTable('duties.duty').where('id', '=', id).where('discharged_on', 'is', null)
}

function changed(result: UpdateResult): boolean {
  return result.numUpdatedRows === 1n
}

/** The open duties whose day is a count of working days, in the order in which they were opened. */
export async function listCountedDuties(db: Db): Promise<readonly OpenDuty[]> {
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where('working_days', 'is not', null)
    .orderBy('counted_from')
    .orderBy('id')
    .execute()
  return rows.map(openDutyOf)
}

/** Gives an open duty to another division or function; false when it was discharged meanwhile. */
export async function updateOwner(
  db: Db,
  id: string,
  owner: { divisionId: string | null; function: FunctionName },
): Promise<boolean> {
  const columns = { division_id: owner.divisionId, function: owner.function }
  return changed(await openDutyById(db, id).set(columns).executeTakeFirst())
}

/** Ends an open duty; false when it was discharged meanwhile. */
export async function markDischarged(
  db: Db,
  id: string,
  discharge: { on: CivilDate; how: string; asNeverOpened: boolean },
): Promise<boolean> {
  const occasion = discharge.asNeverOpened ? sql<string>`occasion || ' ' || id::text` : sql<string>`occasion`
  const columns = { discharged_on: discharge.on, discharge: discharge.how, occasion }
  return changed(await openDutyById(db, id).set(columns).executeTakeFirst())
}

type DutyRow = Pick<Selectable<DutiesDuty>, (typeof DUTY_COLUMNS)[number]>

/** A row of the register as the law sees it. */
export function openDutyOf(row: DutyRow): OpenDuty {
  const { division_id, due_on, missing_year, counted_from, working_days, standing, bundle_title, ...rest } =
    row
  return {
    ...rest,
    function: FunctionColumn.parse(row.function),
    divisionId: division_id,
    bundleTitle: bundle_title,
    due: dueOf({ due_on, missing_year, standing }),
    counted:
      counted_from === null || working_days === null
        ? null
        : { from: counted_from, workingDays: working_days },
  }
}

function dueOf(row: { due_on: CivilDate | null; missing_year: number | null; standing: boolean }): Due {
  if (row.due_on !== null) return { kind: 'day', on: row.due_on }
  if (row.missing_year !== null) return { kind: 'calendar-missing', year: row.missing_year }
  return { kind: 'standing' }
}
