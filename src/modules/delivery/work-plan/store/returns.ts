import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'
import type { DivisionReturn, ReportEntry, ReturnStatus } from '../domain/division-return.ts'

const RETURN = [
  'id',
  'plan_id as planId',
  'division_id as divisionId',
  'period',
  'status',
  'saved_by as savedBy',
  'saved_by_name as savedByName',
  'saved_at as savedAt',
  'confirmed_by as confirmedBy',
  'confirmed_at as confirmedAt',
  'returned_by as returnedBy',
  'return_reason as returnReason',
  'rounds',
  'entered_by_office as enteredByOffice',
  'source',
] as const

/** Which form: a plan, a division, a period. */
export interface ReturnKey {
  readonly planId: string
  readonly divisionId: string
  readonly period: string
}

/** The form as it stands, without touching it; null while nobody has begun. */
export async function findReturn(db: Db, key: ReturnKey): Promise<DivisionReturn | null> {
  const row = await db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', key.planId)
    .where('division_id', '=', key.divisionId)
    .where('period', '=', key.period)
    .executeTakeFirst()
  return row ?? null
}

/** The form, begun when need be, locked until the end of the transaction. */
export async function takeReturn(db: Db, key: ReturnKey, id: string): Promise<DivisionReturn> {
  await db
    .insertInto('work_plan.division_return')
    .values({ id, plan_id: key.planId, division_id: key.divisionId, period: key.period, status: 'draft' })
    .onConflict((c) => c.doNothing())
    .execute()
  return db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', key.planId)
    .where('division_id', '=', key.divisionId)
    .where('period', '=', key.period)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** All forms of a plan. */
export async function listReturns(db: Db, planId: string): Promise<readonly DivisionReturn[]> {
  return db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', planId)
    .orderBy('period')
    .orderBy('division_id')
    .execute()
}

export async function updateReturn(db: Db, form: DivisionReturn): Promise<void> {
  await db
    .updateTable('work_plan.division_return')
    .set({
      status: form.status satisfies ReturnStatus,
      saved_by: form.savedBy,
      saved_by_name: form.savedByName,
      saved_at: form.savedAt,
      confirmed_by: form.confirmedBy,
      confirmed_at: form.confirmedAt,
      returned_by: form.returnedBy,
      return_reason: form.returnReason,
      rounds: form.rounds,
      entered_by_office: form.enteredByOffice,
      source: form.source,
    })
    .where('id', '=', form.id)
    .execute()
}

export async function listEntries(db: Db, returnId: string): Promise<readonly ReportEntry[]> {
  return db
    .selectFrom('work_plan.report_entry')
    .select(['measure_id as measureId', 'state', 'text', 'unchanged'])
    .where('return_id', '=', returnId)
    .execute()
}

/** Every entry of a plan with the form it stands in, for the pages that show all divisions side by side. */
export async function listPlanEntries(
  db: Db,
  planId: string,
): Promise<
  readonly (ReportEntry & {
    readonly returnId: string
    readonly divisionId: string
    readonly period: string
    readonly status: ReturnStatus
    readonly enteredByOffice: string | null
  })[]
> {
  return db
    .selectFrom('work_plan.report_entry as e')
    .innerJoin('work_plan.division_return as r', 'r.id', 'e.return_id')
    .select([
      'e.measure_id as measureId',
      'e.state',
      'e.text',
      'e.unchanged',
      'r.id as returnId',
      'r.division_id as divisionId',
      'r.period',
      'r.status',
      'r.entered_by_office as enteredByOffice',
    ])
    .where('r.plan_id', '=', planId)
    .orderBy('r.period')
    .execute()
}

/** The division's last confirmed entries before a period, to be carried forward. */
export async function listEarlierEntries(db: Db, key: ReturnKey): Promise<readonly ReportEntry[]> {
  const rows = await sql<ReportEntry>`
    select distinct on (e.measure_id) e.measure_id as "measureId", e.state, e.text, e.unchanged
    from work_plan.report_entry e join work_plan.division_return r on r.id = e.return_id
    where r.plan_id = ${key.planId} and r.division_id = ${key.divisionId} and r.period < ${key.period} and r.status = 'confirmed'
    order by e.measure_id, r.period desc`.execute(db)
  return rows.rows
}

export async function upsertEntry(db: Db, returnId: string, entry: ReportEntry): Promise<void> {
  const row = { state: entry.state, text: entry.text, unchanged: entry.unchanged }
  await db
    .insertInto('work_plan.report_entry')
    .values({ return_id: returnId, measure_id: entry.measureId, ...row })
    .onConflict((c) => c.columns(['return_id', 'measure_id']).doUpdateSet(row))
    .execute()
}

/** What the divisions said of one measure, with the state of the form it stands in. */
export interface MeasureEntry extends ReportEntry {
  readonly divisionId: string
  readonly period: string
  readonly status: ReturnStatus
  readonly savedByName: string | null
  readonly enteredByOffice: string | null
}

export async function listMeasureEntries(db: Db, measureId: string): Promise<readonly MeasureEntry[]> {
  return db
    .selectFrom('work_plan.report_entry as e')
    .innerJoin('work_plan.division_return as r', 'r.id', 'e.return_id')
    .select([
      'e.measure_id as measureId',
      'e.state',
      'e.text',
      'e.unchanged',
      'r.division_id as divisionId',
      'r.period',
      'r.status',
      'r.saved_by_name as savedByName',
      'r.entered_by_office as enteredByOffice',
    ])
    .where('e.measure_id', '=', measureId)
    .orderBy('r.period')
    .orderBy('r.division_id')
    .execute()
}
