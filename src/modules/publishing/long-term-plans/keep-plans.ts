import { divisionsWhere, holds, personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { yearOf } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { startPackage } from '../../ground/publication/index.ts'
import { PLAN_COLUMN, PLAN_TYPE, termOf } from './domain/long-term-plan.ts'
import type { LongTermPlan } from './domain/long-term-plan.ts'
import { missingYears } from './domain/stage-line.ts'
import type { Stage, StageText } from './domain/stage-line.ts'
import { planSubject } from './paths.ts'
import { keepYearlyDuties } from './yearly-duties.ts'
import { getPlan, listPlans, writePlan } from './store/plans.ts'
import { listStageTexts } from './store/stage-texts.ts'

/** What is said of a plan. */
export type PlanEntry = Omit<LongTermPlan, 'id'>

/** Whether somebody keeps the plans of a division: its 经办 and 负责人, and the openness office. */
export function mayKeepPlan(actor: Actor, divisionId: string): boolean {
  return (
    holds(actor, ['openness-handler', 'openness-head']) ||
    divisionsWhere(actor, ['handler', 'head']).includes(divisionId)
  )
}

/** The released stages of a plan, the oldest first. */
export async function stagesOf({ db }: Pick<Work, 'db'>, plan: LongTermPlan): Promise<readonly StageText[]> {
  return (await listStageTexts(db)).filter((text) => text.plan === plan.name)
}

/** Records a plan before its first text is written (一（二）编制实施重要规划). Answers with what is wrong with it. */
export async function recordPlan(
  work: Work,
  entry: PlanEntry,
): Promise<{ readonly id: string } | { readonly errors: readonly FieldError[] }> {
  const id = work.newId()
  const errors = await savePlan(work, { ...entry, id }, 'long-term-plan-recorded')
  return errors.length > 0 ? { errors } : { id }
}

/** Changes a plan; its name and term only as long as no stage is public, since the texts say them. */
export async function changePlan(work: Work, id: string, entry: PlanEntry): Promise<readonly FieldError[]> {
  const before = await getPlan(work.db, id)
  refuseOthers(work, before.divisionId)
  if ((await stagesOf(work, before)).length > 0) {
    const message = '已经有阶段公开了，公开的文字写的是原来的，不能再改。'
    if (entry.name !== before.name) return [{ field: 'name', message }]
    if (termOf(entry) !== termOf(before)) return [{ field: 'fromYear', message }]
  }
  return savePlan(work, { ...entry, id }, 'long-term-plan-changed')
}

async function savePlan(work: Work, plan: LongTermPlan, action: string): Promise<readonly FieldError[]> {
  refuseOthers(work, plan.divisionId)
  if (plan.toYear < plan.fromYear) return [{ field: 'toYear', message: '规划期的最后一年在第一年之前。' }]
  const namesake = (await listPlans(work.db)).some(({ id, name }) => id !== plan.id && name === plan.name)
  if (namesake) return [{ field: 'name', message: '已经登记过叫这个名称的规划。' }]
  await writePlan(work.db, plan, { name: personOf(work.actor)?.name ?? '', at: work.now })
  await work.record({ subject: planSubject(plan.id), action, after: plan })
  await keepYearlyDuties(work)
  return []
}

/** Begins the text of a stage, with plan, term, stage and year filled in; answers with the draft. */
export async function startStage(work: Work, id: string, stage: Stage): Promise<string> {
  const plan = await getPlan(work.db, id)
  const missing = missingYears(plan, await stagesOf(work, plan), yearOf(work.today) + 1)
  const year = stage === '年度实施情况' ? String(missing[0] ?? yearOf(work.today)) : ''
  const { draftId } = await startPackage(work, plan.divisionId, {
    ...{ typeId: PLAN_TYPE, columnId: PLAN_COLUMN },
    title: `${plan.name}${year === '' ? '' : `${year} 年`}${stage}`.slice(0, 200),
    fields: { plan: plan.name, term: termOf(plan), stage, ...(year === '' ? {} : { year }) },
  })
  return draftId
}

function refuseOthers({ actor }: Work, divisionId: string): void {
  if (!mayKeepPlan(actor, divisionId))
    throw new Refusal('forbidden', 'not-our-plan', '规划由编制它的处室和公开机构登记。')
}
