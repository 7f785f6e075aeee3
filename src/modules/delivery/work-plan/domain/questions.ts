import type { Measure } from './measure.ts'
import { needsRhythm } from './measure.ts'
import { resolveUnits } from './unit-meaning.ts'
import type { Resolution, UnitMatch } from './unit-meaning.ts'

/** A doubt of the reading that a person has not settled yet, or has. */
export interface Doubt {
  readonly id: string
  readonly measureId: string | null
  readonly kind: string
  readonly text: string
  readonly settled: boolean
  readonly resolution: string | null
}

/** What is still to be decided before adoption; asked one by one, the questions before the rest. */
export type Question =
  | { readonly type: 'unknown-unit'; readonly name: string; readonly measures: readonly Measure[] }
  | { readonly type: 'related-units'; readonly name: string; readonly measure: Measure }
  | { readonly type: 'rhythm'; readonly measure: Measure }
  | { readonly type: 'no-owner'; readonly measure: Measure }
  | { readonly type: 'doubt'; readonly doubt: Doubt; readonly measure: Measure | null }

/** Everything known while a plan is reviewed. */
export interface ReviewMaterial {
  readonly measures: readonly Measure[]
  readonly doubts: readonly Doubt[]
  readonly matches: readonly UnitMatch[]
  readonly divisionByName: ReadonlyMap<string, string>
  readonly offices: readonly string[]
}

/** Lead and participating divisions of a measure; whoever leads does not also take part. */
export interface Owners {
  readonly lead: Resolution
  readonly participants: Resolution
}

/** The divisions of one measure as understood so far. */
export function ownersOf(measure: Measure, material: Omit<ReviewMaterial, 'measures' | 'doubts'>): Owners {
  const known = { ...material, measureId: measure.id }
  const lead = resolveUnits(measure.leadNames, known)
  const all = resolveUnits(measure.participantNames, known)
  const leading = new Set(lead.divisionIds)
  return { lead, participants: { ...all, divisionIds: all.divisionIds.filter((id) => !leading.has(id)) } }
}

/** The open questions in the order in which they are asked. */
export function openQuestions(material: ReviewMaterial): readonly Question[] {
  const unknown = new Map<string, Measure[]>()
  const related: Question[] = []
  const rest: Question[] = []
  for (const measure of material.measures) {
    const owners = ownersOf(measure, material)
    for (const { name, kind } of [...owners.lead.open, ...owners.participants.open])
      if (kind === 'named') unknown.set(name, [...(unknown.get(name) ?? []), measure])
      else related.push({ type: 'related-units', name, measure })
    if (owners.lead.open.length === 0 && owners.lead.divisionIds.length === 0)
      rest.push({ type: 'no-owner', measure })
    if (needsRhythm(measure) && !isSettled(material.doubts, measure.id, 'rhythm'))
      rest.push({ type: 'rhythm', measure })
  }
  const doubts = material.doubts
    .filter((doubt) => !doubt.settled && doubt.kind !== 'rhythm')
    .map((doubt): Question => ({
      type: 'doubt',
      doubt,
      measure: material.measures.find((m) => m.id === doubt.measureId) ?? null,
    }))
  const names = [...unknown].map(([name, measures]): Question => ({ type: 'unknown-unit', name, measures }))
  return [...names, ...related, ...rest, ...doubts]
}

/** The measures about which something is asked. */
export function askedMeasures(questions: readonly Question[]): ReadonlySet<string> {
  return new Set(
    questions.flatMap((question) =>
      question.type === 'unknown-unit'
        ? question.measures.map((measure) => measure.id)
        : question.measure === null
          ? []
          : [question.measure.id],
    ),
  )
}

function isSettled(doubts: readonly Doubt[], measureId: string, kind: string): boolean {
  return doubts.some((doubt) => doubt.measureId === measureId && doubt.kind === kind && doubt.settled)
}
