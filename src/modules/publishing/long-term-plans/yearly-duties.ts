import { endOfMonth, yearOf } from '../../../kernel/civil-date.ts'
import type { Job, Subscription } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOfKind, openDuty } from '../../ground/duties/index.ts'
import type { LongTermPlan } from './domain/long-term-plan.ts'
import { yearlyReportMonth } from './domain/plan-settings.ts'
import { missingYears } from './domain/stage-line.ts'
import { PLANS_DESK, planSubject } from './paths.ts'
import { listPlans } from './store/plans.ts'
import { listStageTexts } from './store/stage-texts.ts'

export const YEARLY_DUTY = 'long-term-plans.yearly-report'

/**
 * Every year of a released plan is reported on after it is over (一（二）). A release of the report ends the duty. Doing it
 * twice changes nothing.
 */
export async function keepYearlyDuties(work: Work): Promise<void> {
  const texts = await listStageTexts(work.db)
  const owed = new Set<string>()
  for (const plan of await listPlans(work.db)) {
    const own = texts.filter((text) => text.plan === plan.name)
    for (const year of missingYears(plan, own, yearOf(work.today))) {
      owed.add(`${planSubject(plan.id)} ${String(year)}`)
      await openYearly(work, plan, year)
    }
  }
  for (const duty of await listOpenDutiesOfKind(work.db, YEARLY_DUTY))
    if (!owed.has(`${duty.subject} ${duty.occasion}`))
      await dischargeWhere(work, [duty.subject], {
        fits: ({ id }) => id === duty.id,
        how: '年度实施情况已经公开，或者不再要求',
      })
}

async function openYearly(work: Work, plan: LongTermPlan, year: number): Promise<void> {
  const month = work.rules.read(yearlyReportMonth)
  await openDuty(work, {
    kind: YEARLY_DUTY,
    subject: planSubject(plan.id),
    title: `公开《${plan.name}》${String(year)} 年实施情况`,
    action: '起草',
    url: `${PLANS_DESK}/${plan.id}`,
    divisionId: plan.divisionId,
    function: 'handler',
    rule: 'yearly-report',
    clause: '工作要点一（二）',
    explanation: `规划期里每一年过后都要公开实施情况，次年 ${String(month)} 月底前。`,
    due: { kind: 'day', on: endOfMonth(year + 1, month) },
    internal: true,
    occasion: String(year),
  })
}

/** Half past midnight in Shanghai: a year may be over. */
export const yearlyDutiesJob: Job = {
  name: 'long-term-plans.yearly-duties',
  actor: '规划实施提醒',
  every: '30 16 * * *',
  run: keepYearlyDuties,
}

/** A release may be the report that was owed, or the plan itself. */
export const stageReleased: Subscription = {
  event: 'publication.released',
  subscriber: 'long-term-plans.stage-released',
  run: keepYearlyDuties,
}
