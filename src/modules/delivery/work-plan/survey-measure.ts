import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Evidence } from './domain/division-return.ts'
import type { Measure, PublicState } from './domain/measure.ts'
import { begunPeriods } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { listOwners } from './store/measures.ts'
import { getFrozenContent, listPlanReleases, listPublicEntries } from './store/releases.ts'
import { listMeasureEvidence } from './store/evidence.ts'
import { listNotConcerned } from './store/not-concerned.ts'
import { listMeasureEntries } from './store/returns.ts'
import type { NotConcerned } from './store/not-concerned.ts'
import type { MeasureEntry } from './store/returns.ts'

/** What one division said of the measure in a period, with its evidence, 内部 and 可公开. */
export interface DivisionWord {
  readonly divisionId: string
  readonly role: 'lead' | 'participant'
  readonly entry: MeasureEntry | null
  readonly excused: boolean
  readonly evidence: readonly Evidence[]
}

/** The sentence for the public: released, or only worded by 办公室 so far. */
export interface PublicWord {
  readonly sentence: string
  readonly state: PublicState
  readonly releasedAt: Date | null
}

/** One measure in one period. */
export interface MeasurePeriod {
  readonly period: Period
  readonly words: readonly DivisionWord[]
  readonly published: PublicWord | null
}

/** One measure with its owners and everything said of it. */
export interface MeasureSurvey {
  readonly leadIds: readonly string[]
  readonly participantIds: readonly string[]
  readonly notConcerned: readonly NotConcerned[]
  /** Newest first. */
  readonly periods: readonly MeasurePeriod[]
}

/** Lays out one measure of an adopted plan: owners, entries, evidence and public sentences of each period that has begun. */
export async function surveyMeasure(
  db: Db,
  on: { readonly plan: Plan; readonly measure: Measure; readonly today: CivilDate },
): Promise<MeasureSurvey> {
  const { plan, measure } = on
  const owners = (await listOwners(db, plan.id)).filter((owner) => owner.measureId === measure.id)
  const notConcerned = (await listNotConcerned(db, plan.id)).filter((n) => n.measureId === measure.id)
  const entries = await listMeasureEntries(db, measure.id)
  const evidence = await listMeasureEvidence(db, measure.id)
  const begun = begunPeriods(plan, on.today)
  const published = await publicWords(db, on, begun)
  const periods = begun.map((period): MeasurePeriod => {
    const words = owners.map(({ divisionId, role }): DivisionWord => {
      const here = (said: { readonly divisionId: string; readonly period: string }) =>
        said.divisionId === divisionId && said.period === period.id
      const excused = notConcerned.some((n) => n.divisionId === divisionId && n.acceptedBy !== null)
      return { divisionId, role, entry: entries.find(here) ?? null, excused, evidence: evidence.filter(here) }
    })
    return { period, words: words.filter(isTold), published: published.get(period.id) ?? null }
  })
  const of = (role: 'lead' | 'participant') =>
    owners.filter((owner) => owner.role === role).map((owner) => owner.divisionId)
  return {
    leadIds: of('lead'),
    participantIds: of('participant'),
    notConcerned,
    periods: periods.toReversed(),
  }
}

/** Participants may stay silent; then there is nothing to show of them. */
function isTold(word: DivisionWord): boolean {
  return (
    word.role === 'lead' ||
    word.evidence.length > 0 ||
    (word.entry !== null && (word.entry.state !== null || word.entry.text.trim() !== ''))
  )
}

async function publicWords(
  db: Db,
  on: { readonly plan: Plan; readonly measure: Measure },
  periods: readonly Period[],
): Promise<ReadonlyMap<string, PublicWord>> {
  const { plan, measure } = on
  const words = new Map<string, PublicWord>()
  for (const { id } of periods) {
    const worded = (await listPublicEntries(db, plan.id, id)).find((entry) => entry.measureId === measure.id)
    if (worded !== undefined && worded.sentence !== '')
      words.set(id, { sentence: worded.sentence, state: worded.state, releasedAt: null })
  }
  for (const release of (await listPlanReleases(db, plan.id)).filter((r) => r.status === 'released')) {
    const content = await getFrozenContent(db, release.id)
    const line = content.measures.find((m) => m.number === measure.number)
    if (line !== undefined)
      words.set(release.period, {
        sentence: line.sentence,
        state: line.state,
        releasedAt: release.releasedAt,
      })
  }
  return words
}
