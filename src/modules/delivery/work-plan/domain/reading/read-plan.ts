import { joinBrokenLines } from './broken-lines.ts'
import { joinBrokenRows } from './broken-rows.ts'
import { joinCellLines } from './cell-lines.ts'
import { findDoubts } from './doubts.ts'
import { outline, type Item } from './items.ts'
import { draftMeasures } from './measures.ts'
import { findNotations } from './notations.ts'
import { pageFurniture } from './page-furniture.ts'
import { openPage, withBlank } from './page.ts'
import type { PlanReading } from './plan-reading.ts'
import { withoutPersons } from './person-names.ts'
import { readDrafts, readRows, type FoundMeasure } from './read-measures.ts'
import { findRemainder } from './remainder.ts'
import { readTables } from './table.ts'
import { readHeading } from './title.ts'

/**
 * Reads a yearly plan (工作要点, 分工方案, 若干措施) into its measures with units and deadlines. Nothing is refused and
 * nothing is lost: what belongs to no measure is in `remainder`, what a person has to look at is in `doubts`.
 */
export function readPlan(text: string): PlanReading {
  const printed = joinCellLines(openPage(text))
  const furniture = pageFurniture(printed)
  const page = withoutPersons(joinBrokenRows(joinBrokenLines(withBlank(printed, furniture))))
  const tables = readTables(page)
  const prose = withBlank(page, tables.lines)
  const items = outline(prose, findNotations(prose))
  const heading = readHeading(page, headEnd(items, tables.lines[0]?.start))
  const drafts = draftMeasures(prose, items)
  const found = inOrder([
    ...readDrafts(prose, drafts, heading.year),
    ...readRows(page, tables.rows, heading.year),
  ])
  const measures = found.map(({ measure }) => measure)
  return {
    title: heading.title,
    issuer: heading.issuer,
    year: heading.year,
    measures,
    remainder: findRemainder({
      page,
      items,
      measures,
      furniture,
      title: heading.places,
      tableHeadings: tables.headings,
    }),
    doubts: findDoubts({ page, items, drafts, found }),
  }
}

function headEnd(items: readonly Item[], table: number | undefined): number {
  const first = items.find(({ number }) => number !== null)?.number?.span.start
  return Math.min(first ?? Infinity, table ?? Infinity)
}

function inOrder(found: readonly FoundMeasure[]): readonly FoundMeasure[] {
  return [...found].sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ measure: { places } }: FoundMeasure): number {
  return places.number?.start ?? places.text[0]?.start ?? 0
}
