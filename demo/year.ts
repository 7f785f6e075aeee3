import type { CivilDate } from '../src/kernel/civil-date.ts'
import { addMonths } from '../src/kernel/civil-date.ts'
import { periodsOf } from '../src/kernel/period.ts'
import {
  adoptPlan,
  chooseRhythm,
  confirm,
  importPlan,
  matchUnit,
  openPeriods,
  reviewMaterial,
} from '../src/modules/delivery/work-plan/index.ts'
import { planText } from './plan-text.ts'
import { playQuarter } from './quarter.ts'
import { dayOf, OFFICE } from './stage.ts'
import type { Stage } from './stage.ts'

/** Plays one year's plan as far as it has come by the day of loading; gives the plan. */
export async function playYear(stage: Stage, year: number): Promise<string> {
  const adoptedOn = stage.workday(dayOf(year, '01-12'))
  const planId = await stage.act(OFFICE, adoptedOn, (work) =>
    importPlan(work, { kind: 'pasted', text: planText(year) }),
  )
  await review(stage, planId, adoptedOn)
  await stage.act(OFFICE, adoptedOn, (work) => adoptPlan(work, { planId }))
  for (const [quarter, period] of periodsOf(year, 'quarter').entries()) {
    if (period.from > stage.today) break
    for (const month of [0, 1, 2]) await openMonth(stage, addMonths(period.from, month), adoptedOn)
    await playQuarter(stage, { planId, period, quarter })
  }
  return planId
}

/** What the nightly job opens; the adoption has opened what ran on its own day. */
async function openMonth(stage: Stage, first: CivilDate, adoptedOn: CivilDate): Promise<void> {
  if (first > adoptedOn && first <= stage.today) await stage.act('nightly', first, openPeriods)
}

/** Answers what the review asks: which 相关处室, how often 定期. */
async function review(stage: Stage, planId: string, on: CivilDate): Promise<void> {
  await stage.act(OFFICE, on, async (work) => {
    const { measures } = await reviewMaterial(work.db, planId)
    for (const measure of measures) {
      if (measure.participantNames.includes('相关处室'))
        await matchUnit(work, {
          planId,
          measureId: measure.id,
          name: '相关处室',
          meaning: 'divisions',
          divisionIds: idsOf(stage, ['法制处', '产业发展处', '行业管理处']),
        })
      if (/定期/.test(measure.text))
        await chooseRhythm(work, { planId, measureId: measure.id, rhythm: 'quarter' })
    }
    await confirm(work, { planId, measureId: null })
  })
}

function idsOf(stage: Stage, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => stage.divisions.get(name) ?? [])
}
