import { yearOf } from '../src/kernel/civil-date.ts'
import { askSetting, decideSetting, publicLateness } from '../src/modules/ground/rules/index.ts'
import { dayOf, LEADER, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

/** The demonstration shows each late case: 办公室 asked for it, 分管领导 agreed. */
export async function showEachLateCase(stage: Stage): Promise<void> {
  const from = stage.workday(dayOf(yearOf(stage.today) - 1, '01-04'))
  await stage.act(OFFICE_HEAD, from, (work) =>
    askSetting(work, publicLateness, { value: 'each', from, reason: '逐件向社会公开，接受监督' }),
  )
  await stage.act(LEADER, from, (work) =>
    decideSetting(work, publicLateness, { decision: 'approved', reason: null }),
  )
}
