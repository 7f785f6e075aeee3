import type { PlanReading } from './plan-reading.ts'

/** A plan as `mingzheng work-plan:parse FILE --json` prints it. */
export interface PlanJson {
  readonly source: string
  readonly title: string | null
  readonly issuer: string | null
  readonly year: number | null
  readonly measures: readonly MeasureJson[]
  readonly remainder: readonly { readonly kind: string; readonly text: string }[]
  readonly doubts: readonly {
    readonly kind: string
    readonly text: string
    readonly measure: number | null
  }[]
}

export interface MeasureJson {
  readonly path: readonly string[]
  readonly seq: number
  readonly heading: string | null
  readonly text: string
  readonly notation: string
  readonly lead: readonly string[]
  readonly participants: readonly string[]
  readonly deadline: string | null
  readonly deadlineText: string | null
  readonly recurring: string | null
}

/** A reading for other programs: units by name, without places; `source` names the file. */
export function readingAsJson(reading: PlanReading, source: string): PlanJson {
  return {
    source,
    title: reading.title,
    issuer: reading.issuer,
    year: reading.year,
    measures: reading.measures.map((measure) => ({
      path: measure.path,
      seq: measure.seq,
      heading: measure.heading,
      text: measure.text,
      notation: measure.notation,
      lead: measure.lead.map(({ name }) => name),
      participants: measure.participants.map(({ name }) => name),
      deadline: measure.deadline,
      deadlineText: measure.deadlineText,
      recurring: measure.recurring,
    })),
    remainder: reading.remainder.map(({ kind, text }) => ({ kind, text })),
    doubts: reading.doubts.map(({ kind, text, measure }) => ({ kind, text, measure })),
  }
}
