import type { Line, Segment } from './lines.ts'
import { rowText } from './table-text.ts'

/** Lines that stand in columns without any rules, read as rows. */
export interface GapTable {
  readonly rows: readonly string[]
  /** How many of the lines given it takes. */
  readonly length: number
}

const LINE_IN_CELL = '\u2028'

/** Reads a table from the first line on, or null where it does not open one: two full rows in the same columns do. */
export function gapTable(lines: readonly Line[]): GapTable | null {
  const [head, second] = lines
  if (head === undefined || head.segments.length < 2) return null
  if (second === undefined || second.page !== head.page || !sharesColumns(head, second)) return null
  const rows: string[][] = []
  let length = 0
  for (const line of lines) {
    const columns = line.page === head.page ? columnsOf(line, head) : null
    if (columns === null) break
    const isContinuation =
      columns.filter((text) => text !== '').length < head.segments.length && columns[0] === ''
    const last = rows.at(-1)
    if (isContinuation && last !== undefined) append(last, columns)
    else if (line.segments.length < 2) break
    else rows.push(columns)
    length += 1
  }
  return rows.length < 2 ? null : { rows: rows.map((row) => rowText(row.map((text) => ({ text })))), length }
}

function sharesColumns(head: Line, line: Line): boolean {
  return line.segments.length === head.segments.length && columnsOf(line, head) !== null
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
