import { holds } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { yearOf } from '../../../../kernel/civil-date.ts'
import { periodsOf } from '../../../../kernel/period.ts'
import type { Period, PeriodKind } from '../../../../kernel/period.ts'

/** 按季度, 按半年, or no periods: then divisions account for the whole year once. */
export type Reporting = Exclude<PeriodKind, 'year'> | 'none'

/** A plan of work points. */
export interface Plan {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly issuer: string | null
  readonly year: number
  readonly status: 'in-review' | 'adopted' | 'discarded'
  readonly sourceName: string
  readonly sourceFormat: string
  readonly sourceText: string
  readonly importedBy: string
  readonly importedAt: Date
  readonly reporting: Reporting | null
  readonly supplementary: boolean
  readonly adoptedOn: CivilDate | null
  readonly adoptedBy: string | null
}

/** The acts on a plan as a whole. */
export type PlanAction =
  'review' | 'adopt' | 'take-back' | 'discard' | 'prepare-release' | 'enter-for-division' | 'request-change'

/** What this person may do with a plan now; the page draws its buttons from it, the use cases enforce it. */
export function allowedPlanActions(plan: Pick<Plan, 'status'>, actor: Actor): readonly PlanAction[] {
  if (!holds(actor, ['openness-handler', 'openness-head'])) return []
  switch (plan.status) {
    case 'in-review':
      return ['review', 'adopt', 'discard']
    case 'adopted':
      return ['take-back', 'prepare-release', 'enter-for-division', 'request-change']
    case 'discarded':
      return []
  }
}

/** 补录: the plan's year was over when it was adopted. */
export function isSupplementary(year: number, today: CivilDate): boolean {
  return year < yearOf(today)
}

/** What of a plan says for which periods it is reported. */
type ReportedPlan = Pick<Plan, 'year' | 'reporting' | 'supplementary' | 'adoptedOn'>

/** The plan's reporting periods, in order; what ended before adoption is not asked for, except of a plan that is 补录. */
export function planPeriods(plan: ReportedPlan): readonly Period[] {
  if (plan.reporting === null) return []
  const { adoptedOn, supplementary } = plan
  const all = periodsOf(plan.year, plan.reporting === 'none' ? 'year' : plan.reporting)
  return all.filter((period) => supplementary || adoptedOn === null || period.to >= adoptedOn)
}

/** The period that runs on a day, or null outside the plan's year. */
export function runningPeriod(plan: ReportedPlan, today: CivilDate): Period | null {
  return planPeriods(plan).find((period) => period.from <= today && today <= period.to) ?? null
}

/** The period that a person most likely means: the running one, else the last that has begun, else the first. */
export function likelyPeriod(plan: ReportedPlan, today: CivilDate): Period | null {
  return runningPeriod(plan, today) ?? begunPeriods(plan, today).at(-1) ?? planPeriods(plan)[0] ?? null
}

/** The period of an adopted plan that an id names, once it has begun; null for any other. */
export function begunPeriod(
  plan: ReportedPlan & Pick<Plan, 'status'>,
  id: string,
  today: CivilDate,
): Period | null {
  if (plan.status !== 'adopted') return null
  return begunPeriods(plan, today).find((period) => period.id === id) ?? null
}

/** Why there is no such period. */
export const NO_PERIOD = '这一期不在这份工作要点里，或者还没有开始。'

/** Periods for which reports may exist: those that have begun. */
export function begunPeriods(plan: ReportedPlan, today: CivilDate): readonly Period[] {
  return planPeriods(plan).filter((period) => period.from <= today)
}
