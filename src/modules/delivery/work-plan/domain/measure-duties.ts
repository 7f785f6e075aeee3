import { civilDateOf, endOfMonth, monthOf, yearOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Period } from '../../../../kernel/period.ts'
import { placeName, rhythmNames, shortTitle } from './measure.ts'
import type { Measure, Rhythm } from './measure.ts'

/** A duty that a measure lays on a leading division. */
export interface MeasureDuty {
  readonly kind: 'work-plan.complete' | 'work-plan.rhythm' | 'work-plan.standing' | 'work-plan.report'
  readonly title: string
  readonly action: string
  readonly rule: string
  readonly explanation: string
  readonly due: { readonly kind: 'day'; readonly on: CivilDate } | { readonly kind: 'standing' }
  /** 内部期限: the day was not said by the document. */
  readonly internal: boolean
  readonly occasion: string
}

/** The year of a plan, and the day on which it is asked what is due. */
interface PlanDay {
  readonly year: number
  readonly today: CivilDate
}

/** What a measure makes due of itself at adoption: its stated day, its rhythm, its limit after an event. */
export function ownDuties(measure: Measure, on: PlanDay): readonly MeasureDuty[] {
  return [...statedDay(measure), ...roundDue(measure, on), ...standingRule(measure)]
}

/** The report of a measure's state for one period; never shown as if the document had said it. */
export function reportDuty(measure: Measure, period: Period, dueOn: CivilDate): MeasureDuty {
  return {
    kind: 'work-plan.report',
    title: shortTitle(measure),
    action: '报本期落实情况',
    rule: `${period.name}落实情况`,
    explanation: `报告日是本局的设置（期末月 ${String(Number(dueOn.slice(8)))} 日），原文没有写。`,
    due: { kind: 'day', on: dueOn },
    internal: true,
    occasion: period.id,
  }
}

/** The day of the report of a period: a set day of its last month. */
export function reportDueOn(period: Period, day: number): CivilDate {
  return civilDateOf(yearOf(period.to), monthOf(period.to), day) ?? period.to
}

/** The end of the month, quarter, half-year or year in which a day falls. */
export function rhythmEnd(rhythm: Rhythm, today: CivilDate): CivilDate {
  const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[rhythm]
  return endOfMonth(yearOf(today), Math.ceil(monthOf(today) / months) * months)
}

function statedDay(measure: Measure): readonly MeasureDuty[] {
  if (measure.deadline === null) return []
  return [
    {
      kind: 'work-plan.complete',
      title: shortTitle(measure),
      action: '完成并附佐证',
      rule: '原文写明的日期',
      explanation: `原文：“${measure.deadlineText ?? measure.deadline}”。固定日期，不因节假日顺延。`,
      due: { kind: 'day', on: measure.deadline },
      internal: false,
      occasion: measure.deadline,
    },
  ]
}

/** The round of a measure's rhythm in which a day falls: all that a new day brings of itself; none before the plan's year. */
export function roundDue(measure: Measure, { year, today }: PlanDay): readonly MeasureDuty[] {
  if (measure.rhythm === null || yearOf(today) < year) return []
  const end = rhythmEnd(measure.rhythm, today)
  const said = measure.rhythmInternal
    ? `原文写“定期”，${rhythmNames[measure.rhythm]}一次是办公室核对时定的。`
    : `原文：“${measure.recurring ?? rhythmNames[measure.rhythm]}”；在本期最后一天前办。`
  return [
    {
      kind: 'work-plan.rhythm',
      title: shortTitle(measure),
      action: `${rhythmNames[measure.rhythm]}办一次`,
      rule: rhythmNames[measure.rhythm],
      explanation: said,
      due: { kind: 'day', on: end },
      internal: measure.rhythmInternal,
      occasion: end,
    },
  ]
}

function standingRule(measure: Measure): readonly MeasureDuty[] {
  if (measure.relative === null) return []
  return [
    {
      kind: 'work-plan.standing',
      title: shortTitle(measure),
      action: '每件按时限办',
      rule: `${measure.relative.event}之日起 ${String(measure.relative.days)} ${measure.relative.unit}内`,
      explanation: `原文：“${measure.deadlineText ?? ''}”。每件从那一天起算，所以这里是长效规则，不是某一天。`,
      due: { kind: 'standing' },
      internal: false,
      occasion: 'standing',
    },
  ]
}

/** The clause of a measure as duties cite it: 《…工作要点》三（二）. */
export function clauseOf(measure: Pick<Measure, 'path' | 'seq'>, planTitle: string): string {
  return `《${planTitle}》${placeName(measure)}`
}
