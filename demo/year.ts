import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import type { Period } from '../src/kernel/period.ts'
import { periodsOf } from '../src/kernel/period.ts'
import {
  adoptPlan,
  approvePeriod,
  chooseRhythm,
  confirm,
  confirmReturn,
  gatherPeriod,
  getPlan,
  giveEvidence,
  handToHead,
  importPlan,
  markPublic,
  matchUnit,
  openPeriods,
  returnScope,
  reviewMaterial,
  saveDraft,
  submitPeriod,
  wordPeriod,
} from '../src/modules/delivery/work-plan/index.ts'
import { CLERKS } from './bureau.ts'
import { planText } from './plan-text.ts'
import { storyOf } from './progress.ts'
import { dayOf } from './stage.ts'
import type { Stage } from './stage.ts'

const OFFICE = 'bangongshi'
const LEADER = 'fenguan'

/** Plays one year's plan as far as it has come by the day of loading. */
export async function playYear(stage: Stage, year: number): Promise<void> {
  const adoptedOn = earlier(dayOf(year, '02-20'), stage.today)
  const planId = await stage.act(OFFICE, adoptedOn, (work) =>
    importPlan(work, { kind: 'pasted', text: planText(year) }),
  )
  await review(stage, planId, adoptedOn)
  await stage.act(OFFICE, adoptedOn, (work) => adoptPlan(work, { planId }))
  for (const [quarter, period] of periodsOf(year, 'quarter').entries()) {
    if (period.from > stage.today) break
    if (period.from > adoptedOn) await stage.act('system-job', period.from, openPeriods)
    await playPeriod(stage, { planId, period, quarter })
  }
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

interface PlayedPeriod {
  readonly planId: string
  readonly period: Period
  readonly quarter: number
}

/** Reports of the divisions and the release of a quarter, as far as the day of loading lets them be. */
async function playPeriod(stage: Stage, played: PlayedPeriod): Promise<void> {
  const { period } = played
  const over = period.to < stage.today
  const newest = over && addDays(period.to, NEWEST_FOR_DAYS) > stage.today
  for (const [index, staff] of CLERKS.entries()) {
    const stop = over
      ? newest && index === MISSING
        ? 'draft'
        : 'confirmed'
      : (RUNNING[index % RUNNING.length] ?? null)
    if (stop !== null)
      await report(stage, played, { ...staff, on: over ? addDays(period.to, -8) : stage.today, stop })
  }
  const releasedOn = addDays(period.to, 10)
  if (over && releasedOn <= stage.today) await release(stage, played, releasedOn)
}

/** Of the quarter that ended last one division has not handed in; in the running one only some have begun. */
const MISSING = 9
const NEWEST_FOR_DAYS = 92
const RUNNING = ['draft', 'handed', null, null] as const

interface Reporting {
  readonly division: string
  readonly clerk: string
  readonly head: string
  readonly on: CivilDate
  readonly stop: 'draft' | 'handed' | 'confirmed'
}

async function report(stage: Stage, played: PlayedPeriod, by: Reporting): Promise<void> {
  const divisionId = stage.divisions.get(by.division)
  if (divisionId === undefined) return
  const key = { planId: played.planId, divisionId, period: played.period.id }
  const led = await stage.act(by.clerk, by.on, async (work) => {
    const scope = await returnScope(work, key)
    const entries = scope.led.map((measure) => ({
      measureId: measure.id,
      ...storyOf(measure.text, played.quarter),
    }))
    if (entries.length === 0) return 0
    await saveDraft(
      work,
      key,
      entries.map(({ measureId, sentence, state }) => ({
        measureId,
        state,
        text: sentence,
        unchanged: false,
      })),
    )
    for (const { measureId, state } of entries)
      if (state === 'completed')
        await giveEvidence(
          work,
          { ...key, measureId },
          {
            kind: 'link',
            title: `${by.division}公开页（示例）`,
            url: 'https://www.example.gov.cn/shili.html',
          },
        )
    await markPublic(work, key, 'all')
    if (by.stop !== 'draft') await handToHead(work, key)
    return entries.length
  })
  if (led > 0 && by.stop === 'confirmed') await stage.act(by.head, by.on, (work) => confirmReturn(work, key))
}

/** 办公室 words what several divisions lead, hands the quarter in; the leader in charge approves. */
async function release(stage: Stage, played: PlayedPeriod, on: CivilDate): Promise<void> {
  const key = { planId: played.planId, period: played.period.id }
  await stage.act(OFFICE, on, async (work) => {
    const gathered = await gatherPeriod(work, await getPlan(work.db, played.planId), played.period)
    const wordings = gathered
      .filter((line) => line.officeWords)
      .map((line) => ({
        measureId: line.measure.id,
        sentence: storyOf(line.measure.text, played.quarter).sentence,
        state: line.derivedState,
        stateReason: '',
      }))
    await wordPeriod(work, key, wordings)
    await submitPeriod(work, key, { changeNote: null })
  })
  await stage.act(LEADER, on, (work) => approvePeriod(work, key))
}

function idsOf(stage: Stage, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => stage.divisions.get(name) ?? [])
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b
}
