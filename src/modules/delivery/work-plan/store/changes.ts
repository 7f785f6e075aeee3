import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** What of an adopted measure may change: text, owners, day. */
export interface MeasureTerms {
  readonly text: string
  readonly leadIds: readonly string[]
  readonly participantIds: readonly string[]
  readonly deadline: CivilDate | null
}

const Terms = z.object({
  text: z.string(),
  leadIds: z.array(z.string()),
  participantIds: z.array(z.string()),
  deadline: z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value)).nullable(),
})

/** A change asked for, and how it was decided. */
export interface ChangeRequest {
  readonly id: string
  readonly measureId: string
  readonly before: MeasureTerms
  readonly after: MeasureTerms
  readonly reason: string
  readonly requestedBy: string
  readonly requestedByName: string
  readonly requestedAt: Date
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly decision: 'approved' | 'refused' | null
  readonly decisionReason: string | null
}

const COLUMNS = [
  'id',
  'measure_id as measureId',
  'before',
  'after',
  'reason',
  'requested_by as requestedBy',
  'requested_by_name as requestedByName',
  'requested_at as requestedAt',
  'decided_by_name as decidedByName',
  'decided_at as decidedAt',
  'decision',
  'decision_reason as decisionReason',
] as const

/** The changes of a measure, newest first; the old terms stay readable. */
export async function listChanges(db: Db, measureId: string): Promise<readonly ChangeRequest[]> {
  const rows = await db
    .selectFrom('work_plan.change_request')
    .select(COLUMNS)
    .where('measure_id', '=', measureId)
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, before: Terms.parse(row.before), after: Terms.parse(row.after) }))
}

/** Whether a change of any measure of a plan was ever asked for. */
export async function hasChanges(db: Db, planId: string): Promise<boolean> {
  const row = await db
    .selectFrom('work_plan.change_request as c')
    .innerJoin('work_plan.measure as m', 'm.id', 'c.measure_id')
    .select('c.id')
    .where('m.plan_id', '=', planId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function lockOpenChange(db: Db, measureId: string): Promise<ChangeRequest | null> {
  const row = await db
    .selectFrom('work_plan.change_request')
    .select(COLUMNS)
    .where('measure_id', '=', measureId)
    .where('decision', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { ...row, before: Terms.parse(row.before), after: Terms.parse(row.after) }
}

export async function insertChange(
  db: Db,
  change: {
    id: string
    measureId: string
    before: MeasureTerms
    after: MeasureTerms
    reason: string
    by: string
    byName: string
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('work_plan.change_request')
    .values({
      id: change.id,
      measure_id: change.measureId,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reason: change.reason,
      requested_by: change.by,
      requested_by_name: change.byName,
      requested_at: change.at,
    })
    .execute()
}

export async function decideChangeRow(
  db: Db,
  id: string,
  decision: { by: string; byName: string; at: Date; decision: 'approved' | 'refused'; reason: string | null },
): Promise<void> {
  await db
    .updateTable('work_plan.change_request')
    .set({
      decided_by: decision.by,
      decided_by_name: decision.byName,
      decided_at: decision.at,
      decision: decision.decision,
      decision_reason: decision.reason,
    })
    .where('id', '=', id)
    .execute()
}

/** The measures of a plan on which a change waits for a decision. */
export async function listMeasuresWithOpenChange(db: Db, planId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('work_plan.change_request as c')
    .innerJoin('work_plan.measure as m', 'm.id', 'c.measure_id')
    .select('c.measure_id as measureId')
    .where('m.plan_id', '=', planId)
    .where('c.decision', 'is', null)
    .orderBy('m.number')
    .execute()
  return rows.map((row) => row.measureId)
}
