import { withCellBreaks, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { cellsOf, columnRoles, type ColumnRole } from './table-columns.ts'
import { isTimeWording } from './time-wording.ts'
import { listedUnits } from './unit-list.ts'
import { looksLikeUnit } from './unit-names.ts'

/** Over how many lines a row may run on. */
const MOST_LINES = 12

/** What the heading row says of the rows below it. */
interface Heading {
  readonly bars: number
  readonly endsWithUnits: boolean
}

const UNIT_ROLES: ReadonlySet<ColumnRole> = new Set(['lead', 'participant', 'responsible'])

/** Puts the lines of a row together where its cells hold paragraphs: they count as many bars as the heading row. */
export function joinBrokenRows(page: Page): Page {
  const breaks: Span[] = []
  let heading: Heading = { bars: 0, endsWithUnits: false }
  for (let index = 0; index < page.lines.length; index++) {
    const line = page.lines[index]
    if (!line?.text.includes('|')) continue
    const roles = columnRoles(cellsOf(page.plain, line))
    if (roles) heading = { bars: barsIn(line), endsWithUnits: UNIT_ROLES.has(roles.at(-1) ?? 'other') }
    else {
      const last = lastLineOfRow(page, index, heading)
      for (; index < last; index++)
        breaks.push({ start: page.lines[index]?.end ?? 0, end: page.lines[index + 1]?.start ?? 0 })
    }
  }
  return withCellBreaks(page, breaks)
}

/** The line that completes the row which begins at an index; the index itself where none does. */
function lastLineOfRow({ plain, lines }: Page, index: number, { bars, endsWithUnits }: Heading): number {
  const first = lines[index]
  if (first && barsIn(first) === bars && endsWithUnits) return lastLineOfUnits(lines, index)
  if (!first || barsIn(first) >= bars || closesRow(plain, first)) return index
  let counted = barsIn(first)
  for (let last = index + 1; last < Math.min(lines.length, index + MOST_LINES); last++) {
    counted += barsIn(lines[last])
    if (counted === bars) return last
    if (counted > bars) break
  }
  return index
}

/** The units of the last cell may run on over lines of their own, up to the next row. */
function lastLineOfUnits(lines: readonly Line[], index: number): number {
  const end = lines.slice(index + 1, index + 1 + MOST_LINES).findIndex(({ text }) => !namesOnlyUnits(text))
  const goesOn = lines[index + 1 + end]?.text.includes('|') === true
  return end > 0 && goesOn ? index + end : index
}

function namesOnlyUnits(text: string): boolean {
  return !text.includes('|') && text.length < 60 && listedUnits(text).every(({ name }) => looksLikeUnit(name))
}

function barsIn(line: Line | undefined): number {
  return (line?.text.match(/\|/g) ?? []).length
}

/** A row that only lost its merged cells ends as rows do, with units or a time. */
function closesRow(plain: string, line: Line): boolean {
  const last = cellsOf(plain, line).at(-1)?.text ?? ''
  return last === '' || isTimeWording(last) || listedUnits(last).every(({ name }) => looksLikeUnit(name))
}
