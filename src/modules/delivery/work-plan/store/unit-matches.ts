import type { Db } from '../../../../platform/database/database.ts'
import type { UnitMatch, UnitMeaning } from '../domain/unit-meaning.ts'

/** What was decided about the names of a plan. */
export async function listMatches(db: Db, planId: string): Promise<readonly UnitMatch[]> {
  return db
    .selectFrom('work_plan.unit_match')
    .select(['name', 'measure_id as measureId', 'meaning', 'division_ids as divisionIds'])
    .where('plan_id', '=', planId)
    .execute()
}

/** What 相关处室 was last taken to mean, to be offered again. */
export async function findLastChoice(db: Db, name: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('work_plan.unit_match as m')
    .innerJoin('work_plan.plan as p', 'p.id', 'm.plan_id')
    .select('m.division_ids as ids')
    .where('m.name', '=', name)
    .where('m.measure_id', 'is not', null)
    .orderBy('p.imported_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.ids ?? []
}

export async function saveMatch(
  db: Db,
  match: {
    planId: string
    measureId: string | null
    name: string
    meaning: UnitMeaning
    divisionIds: readonly string[]
    by: string
  },
): Promise<void> {
  await db
    .deleteFrom('work_plan.unit_match')
    .where('plan_id', '=', match.planId)
    .where('name', '=', match.name)
    .where((e) =>
      match.measureId === null ? e('measure_id', 'is', null) : e('measure_id', '=', match.measureId),
    )
    .execute()
  await db
    .insertInto('work_plan.unit_match')
    .values({
      plan_id: match.planId,
      measure_id: match.measureId,
      name: match.name,
      meaning: match.meaning,
      division_ids: [...match.divisionIds],
      matched_by: match.by,
    })
    .execute()
}

/** Forgets how some names are understood in one measure; they are asked about again. */
export async function forgetMatches(db: Db, measureId: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  await db
    .deleteFrom('work_plan.unit_match')
    .where('measure_id', '=', measureId)
    .where('name', 'in', names)
    .execute()
}

/** Gives what was decided about the names of one measure to another. */
export async function moveMatches(
  db: Db,
  measures: { readonly from: string; readonly to: string },
): Promise<void> {
  await db
    .updateTable('work_plan.unit_match')
    .set({ measure_id: measures.to })
    .where('measure_id', '=', measures.from)
    .execute()
}
