import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Aside } from '../../../../../kernel/source-document.ts'
import type { Period } from '../../../../../kernel/period.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import type { Evidence } from '../../domain/division-return.ts'
import type { Plan } from '../../domain/plan.ts'
import type { NotConcerned } from '../../store/not-concerned.ts'
import type { PeriodRelease } from '../../store/releases.ts'
import type { PlanSurvey, SurveyedMeasure } from '../../survey-plan.ts'
import type { MeasureFilter } from './overview.form.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

/** A form that came back with something to change; `form` says which one of the page. */
export interface WrongForm {
  readonly form: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** What the plan's page shows after adoption. */
export interface OverviewView {
  readonly plan: Plan
  readonly survey: PlanSurvey
  readonly filter: MeasureFilter
  /** The period whose state is filtered by and reported now; null before the first has begun. */
  readonly current: Period | null
  readonly releases: readonly PeriodRelease[]
  /** Divisions for which this person fills in or confirms. */
  readonly ownDivisionIds: readonly string[]
  readonly office: OfficeDesk | null
  /** Whether this person reads 「还没报的」 and the releases: 办公室 and leaders. */
  readonly gathers: boolean
  readonly asides: readonly Aside[]
  readonly changing: readonly string[]
  readonly wrong: WrongForm | null
  readonly formKey: () => FormKey
}

/** What waits for 办公室 on this plan. */
export interface OfficeDesk {
  readonly asked: readonly NotConcerned[]
  readonly statements: readonly (Evidence & { readonly period: string; readonly divisionId: string })[]
  /** 撤回采纳 is still possible. */
  readonly mayTakeBack: boolean
}

/** Whether a measure fits what was asked for. */
export function fitsFilter(line: SurveyedMeasure, filter: MeasureFilter, period: Period | null): boolean {
  const ofDivision =
    filter.division === '' ||
    line.leadIds.includes(filter.division) ||
    line.participantIds.includes(filter.division)
  return ofDivision && (filter.state === '' || stateWord(line, period) === filter.state)
}

function stateWord(line: SurveyedMeasure, period: Period | null): string {
  const standing = period === null ? undefined : line.standing.get(period.id)
  if (standing?.kind === 'reported') return standing.state
  return standing?.kind === 'under-way'
    ? 'under-way'
    : standing?.kind === 'nothing'
      ? 'not-reported'
      : 'excused'
}

/** The newest release of a period, or null. */
export function newestRelease(releases: readonly PeriodRelease[], period: string): PeriodRelease | null {
  return releases.findLast((release) => release.period === period) ?? null
}

/** The field for the reason of a refusal; several requests stand on one page. */
export function refusalField(asked: { readonly measureId: string; readonly divisionId: string }): string {
  return `reason-${asked.measureId}-${asked.divisionId}`
}
