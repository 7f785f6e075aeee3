import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { yearOf } from '../../../../kernel/civil-date.ts'
import type { LongTermPlan } from './long-term-plan.ts'

/** The stages of a plan in their order, as its texts name them. */
export const STAGES = [
  '编制',
  '征求意见',
  '论证',
  '批准',
  '发布',
  '年度实施情况',
  '中期评估',
  '总结评估',
] as const
export type Stage = (typeof STAGES)[number]

const MAKING: readonly Stage[] = STAGES.slice(0, 5)

/** A released text that is a stage of a plan. */
export interface StageText {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly plan: string
  readonly stage: Stage
  /** The year that a 年度实施情况 reports on. */
  readonly year: number | null
  readonly releasedOn: CivilDate
}

/** A stage with what was released of it. */
export interface StageOnLine {
  readonly stage: Stage
  readonly state: 'done' | 'now' | 'waiting'
  readonly texts: readonly StageText[]
}

/**
 * A plan as its line of stages on a day. What a later stage was released without is over; making goes one stage after
 * the other; after 发布 the yearly reports are under way until the last year is reported on, 中期评估 from the middle year
 * and 总结评估 from the year after the last.
 */
export function stageLine(
  plan: LongTermPlan,
  texts: readonly StageText[],
  today: CivilDate,
): readonly StageOnLine[] {
  const released = (stage: Stage) => texts.some((text) => text.stage === stage)
  const isMade = STAGES.slice(4).some(released)
  const last = MAKING.findLastIndex(released)
  const year = yearOf(today)
  const isRun = released('总结评估') || (isMade && missingYears(plan, texts, plan.toYear + 1).length === 0)
  const state = (stage: Stage): StageOnLine['state'] => {
    const place = MAKING.indexOf(stage)
    if (place >= 0) return isMade || place <= last ? 'done' : place === last + 1 ? 'now' : 'waiting'
    if (stage === '年度实施情况') return isRun ? 'done' : isMade ? 'now' : 'waiting'
    if (released(stage)) return 'done'
    if (stage === '总结评估') return isMade && year > plan.toYear ? 'now' : 'waiting'
    if (released('总结评估')) return 'done'
    return isMade && year >= middleYear(plan) ? 'now' : 'waiting'
  }
  return STAGES.map((stage) => ({
    stage,
    state: state(stage),
    texts: texts.filter((text) => text.stage === stage),
  }))
}

function middleYear({ fromYear, toYear }: LongTermPlan): number {
  return Math.floor((fromYear + toYear) / 2)
}

/**
 * The years of the term before `year` that no released 年度实施情况 reports on. Nothing is owed for years that were over
 * when the plan came out, nor before it came out.
 */
export function missingYears(
  { fromYear, toYear }: LongTermPlan,
  texts: readonly StageText[],
  year: number,
): readonly number[] {
  const outOn = texts
    .filter(({ stage }) => STAGES.indexOf(stage) >= STAGES.indexOf('发布'))
    .map(({ releasedOn }) => yearOf(releasedOn))
  if (outOn.length === 0) return []
  const first = Math.max(fromYear, Math.min(...outOn))
  const years = Array.from({ length: Math.max(0, Math.min(toYear + 1, year) - first) }, (_, at) => first + at)
  return years.filter((each) => !texts.some((text) => text.stage === '年度实施情况' && text.year === each))
}
