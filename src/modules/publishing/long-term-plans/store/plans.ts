import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { LongTermPlan } from '../domain/long-term-plan.ts'

const PLAN = [
  'id',
  'name',
  'from_year as fromYear',
  'to_year as toYear',
  'division_id as divisionId',
] as const

/** Every plan, the latest term first. */
export async function listPlans(db: Db): Promise<readonly LongTermPlan[]> {
  return db
    .selectFrom('long_term_plans.plan')
    .select(PLAN)
    .orderBy('from_year', 'desc')
    .orderBy('name')
    .limit(500)
    .execute()
}

/** A plan by id; refuses an id that names none. */
export async function getPlan(db: Db, id: string): Promise<LongTermPlan> {
  const found = isId(id)
    ? await db.selectFrom('long_term_plans.plan').select(PLAN).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!found) throw new Refusal('absent', 'no-plan', '没有这个规划。')
  return found
}

/** Writes a plan, new or changed, with who did. */
export async function writePlan(
  db: Db,
  plan: LongTermPlan,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const columns = {
    name: plan.name,
    from_year: plan.fromYear,
    to_year: plan.toYear,
    division_id: plan.divisionId,
    changed_by_name: by.name,
    changed_at: by.at,
  }
  await db
    .insertInto('long_term_plans.plan')
    .values({ id: plan.id, ...columns })
    .onConflict((c) => c.column('id').doUpdateSet(columns))
    .execute()
}
