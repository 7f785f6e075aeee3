import type { Measure, Place } from './measure.ts'

/** What a stretch of the source is: a measure's words, its units, its day, its notation, its number, or neither. */
export type SourceKind = 'text' | 'unit' | 'day' | 'notation' | 'number' | 'rest'

/** A stretch of one kind within one measure. */
export interface SourcePiece {
  readonly text: string
  readonly kind: SourceKind
}

/** The pieces of one measure on a line, or text that belongs to none. */
export interface SourceRun {
  readonly measure: Pick<Measure, 'id' | 'number'> | null
  /** The first run of its measure carries the number and the anchor. */
  readonly first: boolean
  readonly pieces: readonly SourcePiece[]
}

/** Lays the measures over the source text, line by line; every character stays where it was. */
export function markedSource(text: string, measures: readonly Measure[]): readonly (readonly SourceRun[])[] {
  const owner = new Int32Array(text.length).fill(-1)
  const kind = new Uint8Array(text.length)
  measures.forEach((measure, index) => {
    const { places } = measure
    paint({ owner, kind }, places.text, { index, kind: 1 })
    paint({ owner, kind }, places.notation, { index, kind: 4 })
    paint({ owner, kind }, places.number === null ? [] : [places.number], { index, kind: 5 })
    paint({ owner, kind }, places.units, { index, kind: 2 })
    paint({ owner, kind }, places.deadline === null ? [] : [places.deadline], { index, kind: 3 })
  })
  const seen = new Set<number>()
  return linesOf(text).map((line) => runsOf(line, { text, owner, kind, measures, seen }))
}

const KINDS: readonly SourceKind[] = ['rest', 'text', 'unit', 'day', 'notation', 'number']

function paint(
  canvas: { owner: Int32Array; kind: Uint8Array },
  places: readonly Place[],
  colour: { index: number; kind: number },
): void {
  for (const { start, end } of places) {
    canvas.owner.fill(colour.index, start, end)
    canvas.kind.fill(colour.kind, start, end)
  }
}

function linesOf(text: string): readonly Place[] {
  const lines: Place[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

interface Canvas {
  readonly text: string
  readonly owner: Int32Array
  readonly kind: Uint8Array
  readonly measures: readonly Measure[]
  readonly seen: Set<number>
}

function runsOf(line: Place, canvas: Canvas): readonly SourceRun[] {
  const runs: SourceRun[] = []
  for (let at = line.start; at < line.end;) {
    const index = canvas.owner[at] ?? -1
    const end = lastOf(at, line.end, (i) => (canvas.owner[i] ?? -1) === index)
    const measure = canvas.measures[index] ?? null
    runs.push({
      measure: measure === null ? null : { id: measure.id, number: measure.number },
      first: measure !== null && !canvas.seen.has(index),
      pieces: piecesOf({ start: at, end }, canvas),
    })
    if (measure !== null) canvas.seen.add(index)
    at = end
  }
  return runs
}

function piecesOf(run: Place, canvas: Canvas): readonly SourcePiece[] {
  const pieces: SourcePiece[] = []
  for (let at = run.start; at < run.end;) {
    const kind = canvas.kind[at] ?? 0
    const end = lastOf(at, run.end, (i) => canvas.kind[i] === kind)
    pieces.push({ text: canvas.text.slice(at, end).replaceAll('\u2028', ' '), kind: KINDS[kind] ?? 'rest' })
    at = end
  }
  return pieces
}

function lastOf(from: number, limit: number, same: (index: number) => boolean): number {
  let end = from + 1
  while (end < limit && same(end)) end += 1
  return end
}
