import type { Line, Segment } from './lines.ts'

/** Lines that stand in columns without any rules, read as rows. */
export interface GapTable {
  readonly rows: readonly (readonly string[])[]
  /** How many of the lines given it takes. */
  readonly length: number
}

const LINE_IN_CELL = '\u2028'

/** Reads a table from the first line on, or null where it does not open one: two rows in the same columns do. */
export function gapTable(lines: readonly Line[]): GapTable | null {
  const [head] = lines
  if (head === undefined || head.segments.length < 2) return null
  const rows: string[][] = []
  let full = 0
  let length = 0
  for (const [index, line] of lines.entries()) {
    const columns = line.page === head.page ? columnsOf(line, head) : null
    if (columns === null) break
    const last = rows.at(-1)
    if (columns[0] === '' && last !== undefined) append(last, columns)
    else if (line.segments.length === 1 && !goesOn(lines[index + 1], head)) break
    else rows.push(line.segments.length === 1 ? [line.text] : columns)
    full += line.segments.length === head.segments.length ? 1 : 0
    length += 1
  }
  return full < 2 ? null : { rows, length }
}

/** A line of one piece among the rows (a heading within the table) belongs to it when the columns go on below. */
function goesOn(next: Line | undefined, head: Line): boolean {
  return (
    next !== undefined &&
    next.page === head.page &&
    next.segments.length > 1 &&
    columnsOf(next, head) !== null
  )
}

/** The line's segments under the head's, or null when one stands between columns. */
function columnsOf(line: Line, head: Line): string[] | null {
  const texts = head.segments.map(() => '')
  for (const segment of line.segments) {
    const column = head.segments.findIndex((each) => standsUnder(segment, each, head.size))
    if (column < 0 || texts[column] !== '') return null
    texts[column] = segment.text
  }
  return texts
}

function standsUnder(segment: Segment, head: Segment, size: number): boolean {
  const sameLeft = Math.abs(segment.left - head.left) < 1.5 * size
  const sameMiddle = Math.abs(segment.left + segment.right - head.left - head.right) < 2 * size
  return sameLeft || sameMiddle
}

function append(row: string[], more: readonly string[]): void {
  for (const [index, text] of more.entries())
    if (text !== '') row[index] = row[index] === '' ? text : `${row[index] ?? ''}${LINE_IN_CELL}${text}`
}
