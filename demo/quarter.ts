import { addDays, addMonths, civilDateOf, daysBetween, monthOf, yearOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import type { Period } from '../src/kernel/period.ts'
import {
  approvePeriod,
  confirmReturn,
  gatherPeriod,
  getPlan,
  giveEvidence,
  handToHead,
  markPublic,
  returnScope,
  saveDraft,
  submitPeriod,
  wordPeriod,
} from '../src/modules/delivery/work-plan/index.ts'
import type { Work } from '../src/platform/work/work.ts'
import { CLERKS } from './bureau.ts'
import { storyOf, UNDER_WAY } from './progress.ts'
import type { Told } from './progress.ts'
import { LEADER, OFFICE } from './stage.ts'
import type { Stage } from './stage.ts'

/** One quarter of one plan. */
export interface PlayedQuarter {
  readonly planId: string
  readonly period: Period
  /** 0–3, for the story. */
  readonly quarter: number
}

/** Plays reports and release as far as the day of loading lets them be: always something late, waiting, done. */
export async function playQuarter(stage: Stage, played: PlayedQuarter): Promise<void> {
  for (const [place, staff] of CLERKS.entries()) {
    const step = stepOf(stage, played.period, place)
    if (step !== null) await report(stage, played, { ...staff, ...step })
  }
  await release(stage, played)
}

/** How far a division has come with its report. */
interface Step {
  readonly stop: 'draft' | 'handed' | 'confirmed'
  readonly on: CivilDate
  /** The head writes it himself, so that the leader must confirm. */
  readonly byHead: boolean
  /** Whether the quarter's figures are there already. */
  readonly figures: boolean
}

/** Places in the list of divisions: who has not handed in after the report day, and whose head writes himself. */
const LATE = 9
const HEAD_WRITES = 3
const COLLECTING_DAYS = 20
/** How far each has come while reports are collected; the example division’s head always has one to confirm. */
const COLLECTING = ['handed', 'confirmed', 'draft', null] as const
const SUBMITTED_AFTER_DAYS = 7
const RELEASED_AFTER_DAYS = 13

function stepOf(stage: Stage, period: Period, place: number): Step | null {
  const { today } = stage
  const dueOn = reportDayOf(period)
  if (today > dueOn) return stepAfterReportDay(stage, period, place)
  if (daysBetween(today, dueOn) <= COLLECTING_DAYS) {
    const stop = COLLECTING[place % COLLECTING.length] ?? null
    const on = stage.workday(addDays(today, -(place % 5)))
    return stop === null ? null : { stop, on, byHead: false, figures: true }
  }
  return isForHead(place) ? { stop: 'handed', on: today, byHead: false, figures: false } : null
}

/** A quarter of the divisions leave their form with their head, on whatever day the demonstration is loaded. */
function isForHead(place: number): boolean {
  return COLLECTING[place % COLLECTING.length] === 'handed'
}

function stepAfterReportDay(stage: Stage, period: Period, place: number): Step {
  const { today } = stage
  const on = stage.workday(addDays(period.to, -8))
  const newest = today <= addMonths(reportDayOf(period), 3)
  const open = newest && addDays(period.to, SUBMITTED_AFTER_DAYS) > today
  if (newest && place === LATE) return { stop: 'draft', on, byHead: false, figures: true }
  if (today <= period.to && isForHead(place)) return { stop: 'handed', on, byHead: false, figures: true }
  if (open && place === HEAD_WRITES) return { stop: 'handed', on, byHead: true, figures: true }
  return { stop: 'confirmed', on, byHead: false, figures: true }
}

/** The report day as the bureau's settings have it from the start. */
function reportDayOf(period: Period): CivilDate {
  return civilDateOf(yearOf(period.to), monthOf(period.to), 25) ?? period.to
}

interface Reporting extends Step {
  readonly division: string
  readonly clerk: string
  readonly head: string
}

async function report(stage: Stage, played: PlayedQuarter, by: Reporting): Promise<void> {
  const divisionId = stage.divisions.get(by.division)
  if (divisionId === undefined) throw new RangeError(by.division)
  const key = { planId: played.planId, divisionId, period: played.period.id }
  const writes = await stage.act(by.byHead ? by.head : by.clerk, by.on, async (work) => {
    const { led } = await returnScope(work, key)
    if (led.length === 0) return false
    const told = (text: string) => (by.figures ? storyOf(text, played.quarter) : UNDER_WAY)
    await fillIn(work, {
      key,
      division: by.division,
      told: led.map(({ id, text }) => ({ id, ...told(text) })),
    })
    if (by.stop !== 'draft') complete(await handToHead(work, key))
    return true
  })
  if (writes && by.stop === 'confirmed')
    await stage.act(by.head, by.on, async (work) => complete(await confirmReturn(work, key)))
}

async function fillIn(
  work: Work,
  form: {
    readonly key: { readonly planId: string; readonly divisionId: string; readonly period: string }
    readonly division: string
    readonly told: readonly (Told & { readonly id: string })[]
  },
): Promise<void> {
  const { key, division, told } = form
  const entries = told.map(({ id, state, sentence }) => ({
    measureId: id,
    state,
    text: sentence,
    unchanged: false,
  }))
  await saveDraft(work, key, entries)
  const link = {
    kind: 'link',
    title: `${division}公开页（示例）`,
    url: 'https://www.example.gov.cn/shili.html',
  } as const
  for (const { id, state } of told)
    if (state === 'completed') complete(await giveEvidence(work, { ...key, measureId: id }, link))
  await markPublic(work, key, 'all')
}

/** 办公室 words what several divisions lead and hands the quarter in; the leader in charge approves some days later. */
async function release(stage: Stage, played: PlayedQuarter): Promise<void> {
  const { period } = played
  const key = { planId: played.planId, period: period.id }
  const stands = releaseStands(stage, period)
  if (stands === null) return
  const after = (days: number) => stage.workday(addDays(period.to, days))
  await stage.act(OFFICE, after(SUBMITTED_AFTER_DAYS), (work) => submit(work, played))
  if (stands === 'released')
    await stage.act(LEADER, after(RELEASED_AFTER_DAYS), (work) => approvePeriod(work, key))
}

/** How far a quarter has come on its way to the public by the day of loading. */
export function releaseStands(
  { today }: Pick<Stage, 'today'>,
  period: Pick<Period, 'to'>,
): 'submitted' | 'released' | null {
  if (addDays(period.to, RELEASED_AFTER_DAYS) <= today) return 'released'
  return addDays(period.to, SUBMITTED_AFTER_DAYS) <= today ? 'submitted' : null
}

async function submit(work: Work, { planId, period, quarter }: PlayedQuarter): Promise<void> {
  const key = { planId, period: period.id }
  const gathered = await gatherPeriod(work, await getPlan(work.db, planId), period)
  const wordings = gathered
    .filter((line) => line.officeWords)
    .map((line) => ({
      measureId: line.measure.id,
      sentence: storyOf(line.measure.text, quarter).sentence,
      state: line.derivedState,
      stateReason: '',
    }))
  complete(await wordPeriod(work, key, wordings))
  complete(await submitPeriod(work, key, { changeNote: null }))
}

/** A story that leaves something out is a mistake of this demonstration, not of its people. */
export function complete(lacks: readonly { readonly message: string }[]): void {
  if (lacks.length > 0) throw new Error(lacks.map(({ message }) => message).join('；'))
}
