import type { Db } from '../../../../platform/database/database.ts'
import type { Doubt } from '../domain/questions.ts'

/** The doubts of a plan, settled ones too. */
export async function listDoubts(db: Db, planId: string): Promise<readonly Doubt[]> {
  const rows = await db
    .selectFrom('work_plan.doubt')
    .select(['id', 'measure_id as measureId', 'kind', 'text', 'settled_by', 'resolution'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute()
  return rows.map(({ settled_by, ...row }) => ({ ...row, settled: settled_by !== null }))
}

export async function insertDoubt(
  db: Db,
  doubt: {
    id: string
    planId: string
    measureId: string | null
    kind: string
    text: string
    settledBy?: string
    resolution?: string
  },
): Promise<void> {
  await db
    .insertInto('work_plan.doubt')
    .values({
      id: doubt.id,
      plan_id: doubt.planId,
      measure_id: doubt.measureId,
      kind: doubt.kind,
      text: doubt.text,
      settled_by: doubt.settledBy ?? null,
      resolution: doubt.resolution ?? null,
    })
    .execute()
}

export async function settleDoubtRow(
  db: Db,
  id: string,
  settled: { by: string; resolution: string },
): Promise<void> {
  await db
    .updateTable('work_plan.doubt')
    .set({ settled_by: settled.by, resolution: settled.resolution })
    .where('id', '=', id)
    .execute()
}

/** Gives the doubts of one measure to another, those of some kinds left out. */
export async function moveDoubts(
  db: Db,
  measures: { readonly from: string; readonly to: string },
  except: readonly string[],
): Promise<void> {
  await db
    .updateTable('work_plan.doubt')
    .set({ measure_id: measures.to })
    .where('measure_id', '=', measures.from)
    .$if(except.length > 0, (moved) => moved.where('kind', 'not in', except))
    .execute()
}
