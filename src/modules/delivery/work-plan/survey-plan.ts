import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listDivisions } from '../../ground/organisation/index.ts'
import type { Division } from '../../ground/organisation/index.ts'
import type { Measure, PublicState } from './domain/measure.ts'
import { stateFromEntries } from './domain/period-release.ts'
import { begunPeriods } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { ownersOf } from './domain/questions.ts'
import { listMeasures, listOwners } from './store/measures.ts'
import type { OwnerRow } from './store/measures.ts'
import { listMatches } from './store/unit-matches.ts'
import { excusedIn } from './store/not-concerned.ts'
import { listPlanEntries } from './store/returns.ts'

/** Where a measure stands in a period: the state that is confirmed, or how far its divisions are. */
export type PeriodStanding =
  | { readonly kind: 'reported'; readonly state: PublicState }
  /** Filled in by a leading division, not confirmed yet. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'nothing' }
  /** Every leading division is excused: 本处本年不涉及. */
  | { readonly kind: 'excused' }

/** One measure of an adopted plan with its owners and where it stands. */
export interface SurveyedMeasure {
  readonly measure: Measure
  readonly leadIds: readonly string[]
  readonly participantIds: readonly string[]
  /** Units named in the document that are no divisions of the bureau. */
  readonly outsideLeads: readonly string[]
  readonly outsideParticipants: readonly string[]
  readonly standing: ReadonlyMap<string, PeriodStanding>
}

/** A plan as a whole: its measures, and the periods that have begun. */
export interface PlanSurvey {
  readonly divisions: readonly Division[]
  readonly periods: readonly Period[]
  readonly lines: readonly SurveyedMeasure[]
}

/** Lays out an adopted plan: who leads what, and where each measure stands in each period that has begun. */
export async function surveyPlan(db: Db, plan: Plan, today: CivilDate): Promise<PlanSurvey> {
  const periods = begunPeriods(plan, today)
  const divisions = await listDivisions(db)
  const matches = await listMatches(db, plan.id)
  const owners = Map.groupBy(await listOwners(db, plan.id), (owner) => owner.measureId)
  const standingOf = await standings(db, plan)
  const naming = { matches, divisionByName: new Map<string, string>(), offices: [] }
  const lines = (await listMeasures(db, plan.id)).map((measure): SurveyedMeasure => {
    const held = owners.get(measure.id) ?? []
    const leadIds = idsOf(held, 'lead')
    const named = ownersOf(measure, naming)
    return {
      measure,
      leadIds,
      participantIds: idsOf(held, 'participant'),
      outsideLeads: named.lead.outside,
      outsideParticipants: named.participants.outside,
      standing: new Map(
        periods.map((period) => [
          period.id,
          standingOf({ measureId: measure.id, leadIds, period: period.id }),
        ]),
      ),
    }
  })
  return { divisions, periods, lines }
}

interface StandingQuestion {
  readonly measureId: string
  readonly leadIds: readonly string[]
  readonly period: string
}

async function standings(db: Db, plan: Plan): Promise<(question: StandingQuestion) => PeriodStanding> {
  const isExcused = await excusedIn(db, plan.id)
  const entries = Map.groupBy(
    await listPlanEntries(db, plan.id),
    (entry) => `${entry.measureId}:${entry.period}`,
  )
  return ({ measureId, leadIds, period }) => {
    const reporting = leadIds.filter((id) => !isExcused(measureId, id))
    if (reporting.length === 0) return { kind: leadIds.length === 0 ? 'nothing' : 'excused' }
    const said = reporting.map((divisionId) => {
      const entry = entries.get(`${measureId}:${period}`)?.find((e) => e.divisionId === divisionId)
      return {
        divisionId,
        status: entry?.status ?? null,
        state: entry?.state ?? null,
        text: entry?.text ?? '',
        enteredByOffice: entry?.enteredByOffice ?? null,
      }
    })
    if (said.some((entry) => entry.status === 'confirmed' && entry.state !== null))
      return { kind: 'reported', state: stateFromEntries(said) }
    return { kind: said.some((entry) => entry.state !== null) ? 'under-way' : 'nothing' }
  }
}

function idsOf(owners: readonly OwnerRow[], role: OwnerRow['role']): readonly string[] {
  return owners.filter((owner) => owner.role === role).map((owner) => owner.divisionId)
}
