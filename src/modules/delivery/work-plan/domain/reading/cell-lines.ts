import { withCellStrokes, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { columnRoles } from './table-columns.ts'

const FEWEST_COLUMNS = 3
const MOST_COLUMNS = 8
/** One row alone may be anything. */
const FEWEST_ROWS = 2
const LONGEST_HEADING = 30

/**
 * Puts the rows of a table together that was pasted with each cell on a line of its own. Its heading begins with 序号 and
 * names units, and each row with the next number; a row with another count of cells ends it and stays as it is.
 */
export function joinCellLines(page: Page): Page {
  const { lines } = page
  const breaks: Span[] = []
  for (let index = 0; index < lines.length; index++) {
    const width = widthOfHeading(lines, index)
    const rows = width === 0 ? 0 : rowsBelow(lines, index + width, width)
    if (rows < FEWEST_ROWS) continue
    for (let row = 0; row <= rows; row++) breaks.push(...breaksOfRow(lines, index + row * width, width))
    index += (rows + 1) * width - 1
  }
  return withCellStrokes(page, breaks)
}

/** How many lines from 序号 to the number of the first row name columns; 0 where they name none of units. */
function widthOfHeading(lines: readonly Line[], index: number): number {
  if (!/^(?:序号|编号)$/u.test(wordsOf(lines[index]))) return 0
  const width = lines.slice(index, index + MOST_COLUMNS + 1).findIndex(({ text }) => text === '1')
  const names = lines.slice(index, index + width)
  if (width < FEWEST_COLUMNS || names.some(({ text }) => text.length > LONGEST_HEADING)) return 0
  return columnRoles(names.map((line) => ({ ...line, inner: line }))) === null ? 0 : width
}

/** How many rows of a width follow, numbered without a gap. */
function rowsBelow(lines: readonly Line[], first: number, width: number): number {
  let rows = 0
  while (isRow(lines, first + rows * width, { number: rows + 1, width })) rows++
  return rows
}

interface Row {
  readonly number: number
  readonly width: number
}

function isRow(lines: readonly Line[], at: number, { number, width }: Row): boolean {
  const cells = lines.slice(at, at + width)
  if (cells.length < width || cells[0]?.text !== String(number)) return false
  return (
    !cells.slice(1).some(({ text }) => /[|\t]|^\d+$/u.test(text)) && endsThere(lines, at, { number, width })
  )
}

/** The next number stands right behind a row: if it comes later, a cell of the row runs over two lines. */
function endsThere(lines: readonly Line[], at: number, { number, width }: Row): boolean {
  const next = lines
    .slice(at + width, at + width + MOST_COLUMNS)
    .findIndex(({ text }) => text === String(number + 1))
  return next <= 0
}

function breaksOfRow(lines: readonly Line[], at: number, width: number): readonly Span[] {
  return Array.from({ length: width - 1 }, (_, cell) => ({
    start: lines[at + cell]?.end ?? 0,
    end: lines[at + cell + 1]?.start ?? 0,
  }))
}

function wordsOf(line: Line | undefined): string {
  return line?.text.replace(/\s/gu, '') ?? ''
}
