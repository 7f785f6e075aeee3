import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** How often a measure recurs: as the document says, or as 办公室 chose for 定期. */
export type Rhythm = 'month' | 'quarter' | 'half-year' | 'year'

/** The state a division reports: 按计划, 滞后, 已完成. */
export type ReportState = 'on-schedule' | 'behind' | 'completed'

/** The state the public sees; 未报 where no division reported. */
export type PublicState = ReportState | 'not-reported'

/** A stretch of the source text, `[start, end)`. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** Where a measure stands in the source; an edited measure keeps the place it came from. */
export interface MeasurePlaces {
  readonly number: Place | null
  readonly text: readonly Place[]
  readonly notation: readonly Place[]
  readonly deadline: Place | null
  readonly units: readonly Place[]
}

/** A limit counted from an event: 自文件印发之日起10日内. */
export interface RelativeTerm {
  readonly event: string
  readonly days: number
  readonly unit: string
}

/** One measure of a plan. */
export interface Measure {
  readonly id: string
  readonly planId: string
  readonly number: number
  readonly path: readonly string[]
  readonly seq: number
  readonly heading: string | null
  readonly text: string
  readonly notation: string
  readonly leadNames: readonly string[]
  readonly participantNames: readonly string[]
  readonly deadline: CivilDate | null
  readonly deadlineText: string | null
  readonly recurring: string | null
  readonly relative: RelativeTerm | null
  readonly rhythm: Rhythm | null
  readonly rhythmInternal: boolean
  readonly places: MeasurePlaces
  readonly confirmed: boolean
  readonly edited: boolean
}

/** 四（一）3 — the place in the document as people cite it. */
export function placeName(measure: Pick<Measure, 'path' | 'seq'>): string {
  return measure.path.join('').replaceAll('(', '（').replaceAll(')', '）')
}

/** A short name: the heading, else the first clause of the text. */
export function shortTitle(measure: Pick<Measure, 'heading' | 'text' | 'seq'>): string {
  const body =
    measure.heading !== null && measure.text.startsWith(measure.heading)
      ? measure.text.slice(measure.heading.length)
      : measure.text
  const source =
    measure.heading !== null && measure.seq === 1 ? measure.heading : body.replace(/^[。；，、\s]+/, '')
  const clause = /^.{6,}?(?=[。；;,，:：])/u.exec(source)?.[0] ?? source
  const characters = Array.from(clause.replace(/[。；\s]+$/, ''))
  return characters.length <= 30 ? characters.join('') : characters.slice(0, 29).join('') + '…'
}

/** 每月, 每季度, 每半年, 每年. */
export const rhythmNames: Readonly<Record<Rhythm, string>> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}

export const stateNames: Readonly<Record<PublicState, string>> = {
  'on-schedule': '按计划',
  behind: '滞后',
  completed: '已完成',
  'not-reported': '未报',
}

/** The rhythm a document's own words name: 按季度, 每季度, 每半年 …; null for 持续, 长期 and the like. */
export function rhythmOf(words: string | null): Rhythm | null {
  if (words === null) return null
  if (/半年/.test(words)) return 'half-year'
  if (/季/.test(words)) return 'quarter'
  if (/月/.test(words)) return 'month'
  return /每年|年度|按年|逐年/.test(words) ? 'year' : null
}

/** Whether a measure says 定期 without saying how often; then 办公室 is asked. */
export function needsRhythm(measure: {
  readonly text: string
  readonly recurring: string | null
  readonly rhythm: Rhythm | null
}): boolean {
  return (
    measure.rhythm === null &&
    measure.recurring === null &&
    /定期/.test(measure.text) &&
    !/不定期/.test(measure.text)
  )
}

/** When the measure is due, in the document's words; says so where the document says nothing. */
export function dueWords(
  measure: Pick<
    Measure,
    'deadline' | 'deadlineText' | 'rhythm' | 'rhythmInternal' | 'relative' | 'recurring'
  >,
): string {
  if (measure.deadline !== null) return measure.deadline
  if (measure.relative !== null) return `每件：${measure.deadlineText ?? ''}`
  if (measure.rhythm !== null)
    return rhythmNames[measure.rhythm] + (measure.rhythmInternal ? '（内部期限）' : '')
  return measure.deadlineText ?? '原文未写'
}

/** The worst of several states: one division behind makes the measure behind. */
export function worstState(states: readonly PublicState[]): PublicState {
  const order: readonly PublicState[] = ['behind', 'not-reported', 'on-schedule', 'completed']
  return order.find((state) => states.includes(state)) ?? 'not-reported'
}
