import { yearOf } from '../src/kernel/civil-date.ts'
import type { Period } from '../src/kernel/period.ts'
import { periodsOf } from '../src/kernel/period.ts'
import { gatherPeriod, getPlan, submitPeriod, wordPeriod } from '../src/modules/delivery/work-plan/index.ts'
import { listDivisionRecords, saveDivision } from '../src/modules/ground/organisation/index.ts'
import { complete, releaseStands } from './quarter.ts'
import { OFFICE, SYSTEM_ADMINISTRATOR } from './stage.ts'
import type { Stage } from './stage.ts'

/** The plan of this year and of the year before. */
interface Plans {
  readonly thisYears: string
  readonly lastYears: string
}

/**
 * Whoever signs finds something real to sign at the first sign-in: the leader a release or its correction, the head of
 * 办公室 a change of 机构职能. Heads of divisions have the forms that were handed up.
 */
export async function leaveWaiting(stage: Stage, plans: Plans): Promise<void> {
  await leaveRelease(stage, plans)
  await leaveAgencyChange(stage)
}

/** Where the newest quarter is not on its way to the public just now, 办公室 has found something to correct in it. */
async function leaveRelease(stage: Stage, plans: Plans): Promise<void> {
  const year = yearOf(stage.today)
  const begun = [
    ...periodsOf(year - 1, 'quarter').map((period) => ({ period, planId: plans.lastYears })),
    ...periodsOf(year, 'quarter').map((period) => ({ period, planId: plans.thisYears })),
  ].filter(({ period }) => releaseStands(stage, period) !== null)
  const newest = begun.at(-1)
  if (newest !== undefined && releaseStands(stage, newest.period) === 'released') await correct(stage, newest)
}

async function correct(
  stage: Stage,
  { planId, period }: { readonly planId: string; readonly period: Period },
): Promise<void> {
  const key = { planId, period: period.id }
  await stage.act(OFFICE, stage.today, async (work) => {
    const gathered = await gatherPeriod(work, await getPlan(work.db, planId), period)
    const line = gathered.find(({ officeWords }) => officeWords)
    if (line === undefined) throw new RangeError(`nothing to correct in ${period.id}`)
    const wording = {
      measureId: line.measure.id,
      sentence: `${line.sentence}接驳信息已逐条核对（示例）。`,
      state: line.state,
      stateReason: line.stateReason ?? '',
    }
    complete(await wordPeriod(work, key, [wording]))
    const changeNote = `第 ${String(line.measure.number)} 项补写接驳信息的核对情况，处室来电说明（示例）。`
    complete(await submitPeriod(work, key, { changeNote }))
  })
}

const CHANGED = '信息中心'

/** 系统管理 has written a division's duties anew; the public page waits for 公开机构负责人. */
async function leaveAgencyChange(stage: Stage): Promise<void> {
  await stage.act(SYSTEM_ADMINISTRATOR, stage.today, async (work) => {
    const division = (await listDivisionRecords(work.db)).find(({ name }) => name === CHANGED)
    if (division === undefined) throw new RangeError(CHANGED)
    await saveDivision(work, {
      ...division,
      divisionId: division.id,
      duties: '承担网站、政务新媒体后台和信息系统的建设、运行和安全。',
    })
  })
}
