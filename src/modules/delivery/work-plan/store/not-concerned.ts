import type { Db } from '../../../../platform/database/database.ts'

/** 本处本年不涉及: asked, accepted or refused. */
export interface NotConcerned {
  readonly measureId: string
  readonly divisionId: string
  readonly reason: string
  readonly askedBy: string
  readonly acceptedBy: string | null
  readonly refusedReason: string | null
}

export async function listNotConcerned(db: Db, planId: string): Promise<readonly NotConcerned[]> {
  return db
    .selectFrom('work_plan.not_concerned as n')
    .innerJoin('work_plan.measure as m', 'm.id', 'n.measure_id')
    .select([
      'n.measure_id as measureId',
      'n.division_id as divisionId',
      'n.reason',
      'n.asked_by as askedBy',
      'n.accepted_by as acceptedBy',
      'n.refused_reason as refusedReason',
    ])
    .where('m.plan_id', '=', planId)
    .orderBy('m.number')
    .execute()
}

/** Whether 办公室 accepted that a division has no part in a measure of the plan this year. */
export type IsExcused = (measureId: string, divisionId: string) => boolean

/** Who is excused in a plan: 本处本年不涉及, accepted. */
export async function excusedIn(db: Db, planId: string): Promise<IsExcused> {
  const accepted = (await listNotConcerned(db, planId)).filter((n) => n.acceptedBy !== null)
  const excused = new Set(accepted.map((n) => `${n.measureId}:${n.divisionId}`))
  return (measureId, divisionId) => excused.has(`${measureId}:${divisionId}`)
}

export async function upsertNotConcerned(
  db: Db,
  row: { measureId: string; divisionId: string; reason: string; by: string; at: Date },
): Promise<void> {
  const fresh = {
    reason: row.reason,
    asked_by: row.by,
    asked_at: row.at,
    accepted_by: null,
    accepted_at: null,
    refused_reason: null,
  }
  await db
    .insertInto('work_plan.not_concerned')
    .values({ measure_id: row.measureId, division_id: row.divisionId, ...fresh })
    .onConflict((c) => c.columns(['measure_id', 'division_id']).doUpdateSet(fresh))
    .execute()
}

export async function decideNotConcerned(
  db: Db,
  key: { measureId: string; divisionId: string },
  decision: { by: string; at: Date; refusedReason: string | null },
): Promise<void> {
  const set =
    decision.refusedReason === null
      ? { accepted_by: decision.by, accepted_at: decision.at, refused_reason: null }
      : { accepted_by: null, accepted_at: null, refused_reason: decision.refusedReason }
  await db
    .updateTable('work_plan.not_concerned')
    .set(set)
    .where('measure_id', '=', key.measureId)
    .where('division_id', '=', key.divisionId)
    .execute()
}
