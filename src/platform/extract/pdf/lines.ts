import type { Fragment } from './fragments.ts'

/** Text that stands together on one line, apart from what stands further along it. */
export interface Segment {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** One printed line of a page. */
export interface Line extends Segment {
  readonly y: number
  readonly size: number
  readonly page: number
  /** More than one where wide gaps part the line as in a table. */
  readonly segments: readonly Segment[]
}

/** A gap as wide as this many characters parts a line. */
const COLUMN_GAP = 1.6

/** Fragments of one page as its printed lines, top to bottom. */
export function linesOf(fragments: readonly Fragment[], page: number): Line[] {
  const rows: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    if (row !== undefined && isBeside(row, fragment)) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => lineOf(row, page))
}

/** Joins the text of two lines or pieces: Chinese without a space, Latin words with one. */
export function joined(before: string, after: string): string {
  const isAddress = /(?:https?:\/\/|www\.)\S*$/.test(before.slice(-200))
  const needsSpace = !isAddress && /[A-Za-z0-9,.;:]$/.test(before) && /^[A-Za-z]/.test(after)
  return before + (needsSpace ? ' ' : '') + after
}

/** On the line when most of its height stands beside the largest letter of the row: so a raised note mark does too. */
function isBeside(row: readonly Fragment[], fragment: Fragment): boolean {
  const base = row.reduce((largest, each) => (each.size > largest.size ? each : largest))
  const [top, foot] = [Math.max(topOf(base), topOf(fragment)), Math.min(footOf(base), footOf(fragment))]
  return foot - top > 0.45 * Math.min(base.size, fragment.size)
}

function topOf(fragment: Fragment): number {
  return fragment.y - 0.8 * fragment.size
}

function footOf(fragment: Fragment): number {
  return fragment.y + 0.1 * fragment.size
}

function lineOf(row: readonly Fragment[], page: number): Line {
  const ordered = row.toSorted((a, b) => a.left - b.left)
  const size = usualSize(row)
  const segments: Segment[] = []
  for (const fragment of ordered) {
    const last = segments.at(-1)
    if (last === undefined || fragment.left - last.right > COLUMN_GAP * size) segments.push(fragment)
    else segments[segments.length - 1] = extended(last, fragment, size)
  }
  const clean = segments.map(({ text, left, right }) => ({ text: text.trim(), left, right }))
  return {
    text: clean.map((segment) => segment.text).join(' '),
    left: ordered[0]?.left ?? 0,
    right: Math.max(...row.map((each) => each.right)),
    y: row.find((each) => each.size >= size)?.y ?? 0,
    size,
    page,
    segments: clean,
  }
}

function extended(last: Segment, next: Fragment, size: number): Segment {
  const gap = next.left - last.right
  const isWordGap = gap > 0.2 * size && /[A-Za-z0-9,.;:)]$/.test(last.text) && /^[A-Za-z0-9(]/.test(next.text)
  const text = last.text + (isWordGap || gap > 0.7 * size ? ' ' : '') + next.text
  return { text, left: last.left, right: Math.max(last.right, next.right) }
}

/** The size most characters of the line have. */
function usualSize(row: readonly Fragment[]): number {
  const weights = new Map<number, number>()
  for (const { size, text } of row) weights.set(size, (weights.get(size) ?? 0) + text.length)
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
