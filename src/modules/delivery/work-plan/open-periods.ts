import { yearOf } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { roundDue } from './domain/measure-duties.ts'
import type { Plan } from './domain/plan.ts'
import { openDutiesOf } from './open-duties.ts'
import { getPlanForUpdate, listPlans } from './store/plans.ts'

/** Opens what a new day brings: the reports of a period that begins, the next round of a rhythm. Opening twice changes nothing. */
export async function openPeriods(work: Work): Promise<void> {
  for (const { id } of (await listPlans(work.db)).filter((plan) => runsOn(plan, work.today))) {
    const plan = await getPlanForUpdate(work.db, id)
    if (runsOn(plan, work.today)) await openDutiesOf(work, plan, roundDue)
  }
}

function runsOn(plan: Plan, today: CivilDate): boolean {
  return plan.status === 'adopted' && !plan.supplementary && plan.year >= yearOf(today)
}

/** Runs shortly after midnight in Shanghai (16:05 UTC). */
export const openPeriodsJob: Job = {
  name: 'work-plan.open-periods',
  actor: '每日开期',
  every: '5 16 * * *',
  run: (work) => openPeriods(work),
}
