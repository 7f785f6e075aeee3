import type { PlanReading, ReadMeasure } from './plan-reading.ts'

/** A plan as `mingzheng work-plan:parse FILE --json` prints it. */
export interface PlanJson {
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
  /** `[start, end)` of the text in the source, in Unicode code points. */
  readonly offset: readonly [number, number]
}

/** A reading for other programs: units by name, places counted in code points of the source it was read from. */
export function readingAsJson(reading: PlanReading, source: string): PlanJson {
  const codePointsBefore = codePointCounter(source)
  return {
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
      offset: offsetOf(measure, codePointsBefore),
    })),
    remainder: reading.remainder.map(({ kind, text }) => ({ kind, text })),
    doubts: reading.doubts.map(({ kind, text, measure }) => ({ kind, text, measure })),
  }
}

function offsetOf(
  { places: { text } }: ReadMeasure,
  codePointsBefore: (place: number) => number,
): [number, number] {
  return [codePointsBefore(text[0]?.start ?? 0), codePointsBefore(text.at(-1)?.end ?? 0)]
}

/** Counts code points up to a place; places come mostly in rising order, so it goes on from the last one. */
function codePointCounter(source: string): (place: number) => number {
  let at = 0
  let count = 0
  return (place) => {
    if (place < at) at = count = 0
    for (; at < place; at++) if ((source.charCodeAt(at) & 0xfc00) !== 0xdc00) count++
    return count
  }
}
