import type { PublicState } from '../domain/measure.ts'
import { stateNames } from '../domain/measure.ts'
import type { PublicMeasure } from '../domain/period-content.ts'
import type { MeasureChoice } from './portal.form.ts'

const LATE_FIRST: readonly PublicState[] = ['behind', 'not-reported', 'on-schedule', 'completed']

/** The measures that were asked for, late first or by their number. */
export function chosenMeasures(
  measures: readonly PublicMeasure[],
  choice: MeasureChoice,
): readonly PublicMeasure[] {
  const rank = (measure: PublicMeasure) => (choice.order === 'late' ? LATE_FIRST.indexOf(measure.state) : 0)
  return measures
    .filter((measure) => isOfState(measure, choice.state) && isOfDivision(measure, choice.division))
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number)
}

/** How many measures of the chosen division stand in each state, late first. */
export function stateCounts(measures: readonly PublicMeasure[], division: string | null) {
  const ofDivision = measures.filter((measure) => isOfDivision(measure, division))
  return LATE_FIRST.map((state) => ({
    state,
    name: stateNames[state],
    count: ofDivision.filter((measure) => measure.state === state).length,
  }))
}

/** How many measures of the chosen state each division leads, in the order in which the plan names them. */
export function divisionCounts(measures: readonly PublicMeasure[], state: PublicState | null) {
  const names = [...new Set(measures.flatMap((measure) => measure.leads.map((lead) => lead.name)))]
  const ofState = measures.filter((measure) => isOfState(measure, state))
  return names.map((name) => ({
    name,
    count: ofState.filter((measure) => isOfDivision(measure, name)).length,
  }))
}

/** The address of a list with a choice; what is not chosen is not in it. */
export function listHref(path: string, choice: Partial<MeasureChoice>): string {
  const query = new URLSearchParams()
  if (choice.state) query.set('state', choice.state)
  if (choice.division) query.set('division', choice.division)
  if (choice.order === 'number') query.set('order', 'number')
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

function isOfState(measure: PublicMeasure, state: PublicState | null): boolean {
  return state === null || measure.state === state
}

function isOfDivision(measure: PublicMeasure, division: string | null): boolean {
  return division === null || measure.leads.some((lead) => lead.name === division)
}
