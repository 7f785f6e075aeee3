import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { openDutiesOf } from './adopt-plan.ts'
import { listPlans } from './store/plans.ts'

/** Opens what a new day brings: the reports of a period that begins, the next round of a rhythm. Opening twice changes nothing. */
export async function openPeriods(work: Work): Promise<void> {
  for (const plan of await listPlans(work.db))
    if (plan.status === 'adopted' && !plan.supplementary && plan.year >= Number(work.today.slice(0, 4)))
      await openDutiesOf(work, plan)
}

/** Runs shortly after midnight in Shanghai (16:05 UTC). */
export const openPeriodsJob: Job = {
  name: 'work-plan.open-periods',
  actor: '每日开期',
  every: '5 16 * * *',
  run: (work) => openPeriods(work),
}
