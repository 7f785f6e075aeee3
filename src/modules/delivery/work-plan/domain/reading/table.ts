import type { LeadRule } from './lead-rule.ts'
import { readNumber, rankOf, type PrintedNumber } from './numbering.ts'
import type { Line, Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { alignedRoles, type AlignedRoles } from './row-alignment.ts'
import {
  cellsOf,
  columnRoles,
  rolesByContent,
  ruleOfHeading,
  type Cell,
  type ColumnRole,
} from './table-columns.ts'
import { ownedStretches, plainNumber, printedNumber } from './table-row.ts'

/** A row that states a measure. */
export interface TableRow {
  readonly path: readonly string[]
  readonly seq: number
  readonly number: Span | null
  readonly text: readonly Span[]
  readonly cells: readonly { readonly role: ColumnRole; readonly inner: Span }[]
  readonly notation: readonly Span[]
  readonly rule: LeadRule | null
}

/** The tables of a page: their rows, their heading rows, and all lines that belong to them. */
export interface Tables {
  readonly rows: readonly TableRow[]
  readonly headings: readonly Span[]
  readonly lines: readonly Span[]
}

/** Reads tables: cells of text are the measure, unit and time cells its notation (measure-conventions, "In tables"). */
export function readTables(page: Page): Tables {
  const reading: Reading = {
    page,
    rows: [],
    headings: [],
    lines: [],
    roles: null,
    rule: null,
    sections: [],
    number: null,
    seq: 0,
    units: null,
  }
  const divided = page.lines.map((line) => dividedCells(page.plain, line))
  for (let index = 0; index < page.lines.length; index++) index = readRow(reading, divided, index)
  return reading
}

interface Reading extends Tables {
  readonly page: Page
  readonly rows: TableRow[]
  readonly headings: Span[]
  readonly lines: Span[]
  roles: readonly ColumnRole[] | null
  rule: LeadRule | null
  sections: PrintedNumber[]
  number: PrintedNumber | null
  seq: number
  /** The units of the first column, where they stand in it. */
  units: Span | null
}

/** A line of cells; a paragraph that is only indented with a tab is none. */
function dividedCells(plain: string, line: Line): readonly Cell[] | null {
  const indented = plain.slice(Math.max(0, line.start - 2), line.start) === '\t\t'
  return indented || /[|\t]/.test(line.text) ? cellsOf(plain, line) : null
}

type Divided = readonly (readonly Cell[] | null)[]

/** Reads the row at an index; returns the index of the last line it took. */
function readRow(reading: Reading, divided: Divided, index: number): number {
  const cells = divided[index]
  const line = reading.page.lines[index]
  if (!line) return index
  if (!cells) {
    if (reading.roles) takePlainLine(reading, line, divided[index + 1] !== null && index + 1 < divided.length)
    return index
  }
  const roles = columnRoles(cells)
  if (roles) return takeHeading(reading, divided, { index, roles })
  if (!reading.roles && !divided[index - 1])
    reading.roles = rolesByContent(
      divided.slice(index, index + 12).filter((row) => row !== null && row !== undefined),
    )
  if (reading.roles) takeRow(reading, line, cells)
  return index
}

/** A heading may fill two rows: 责任单位 over 牵头单位 and 配合单位. */
function takeHeading(
  reading: Reading,
  divided: Divided,
  { index, roles }: { index: number; roles: readonly ColumnRole[] },
): number {
  const next = divided[index + 1]
  const under = next && (next[0]?.text ?? '') === '' && next.length >= roles.length ? columnRoles(next) : null
  reading.roles = under
    ? under.map((role, at) => ((next?.[at]?.text ?? '') === '' ? (roles[at] ?? role) : role))
    : roles
  reading.rule = ruleOfHeading([...(divided[index] ?? []), ...(under ? (next ?? []) : [])]) ?? reading.rule
  const last = under ? index + 1 : index
  for (const line of reading.page.lines.slice(index, last + 1)) {
    reading.headings.push(line)
    reading.lines.push(line)
  }
  return last
}

/** Between rows an undivided line is the heading of the rows below it; behind them it is no part of the table. */
function takePlainLine(reading: Reading, line: Line, isFollowed: boolean): void {
  const number = readNumber(line.text, 0)
  if (!isFollowed && !number) reading.roles = reading.roles && line.text.length < 4 ? reading.roles : null
  if (reading.roles && number && !number.weak) openSection(reading, number)
}

function openSection(reading: Reading, number: PrintedNumber): void {
  reading.sections = [...reading.sections.filter(({ style }) => rankOf(style) < rankOf(number.style)), number]
  reading.number = null
  reading.seq = 0
}

function takeRow(reading: Reading, line: Line, cells: readonly Cell[]): void {
  reading.lines.push(line)
  const aligned = alignedRoles(reading.roles ?? [], cells)
  const filled = cells.filter(({ text }) => text !== '' && !/^[-:—]+$/.test(text))
  if (filled.length === 0) return
  if (!isSection(aligned.roles, cells, filled)) {
    reading.rows.push(rowOf(reading, aligned, cells))
    return
  }
  reading.headings.push(line)
  const number =
    readNumber(filled[0]?.text ?? '', 0) ?? (filled.length > 1 ? plainNumber(filled[0]?.text ?? '') : null)
  if (number) openSection(reading, number)
}

/** A row of one cell in front, or of a Chinese numeral and its words alone, names the rows below it. */
function isSection(roles: readonly ColumnRole[], cells: readonly Cell[], filled: readonly Cell[]): boolean {
  const [first] = filled
  if (!first || filled.length > 2 || filled.some(({ text }) => /。/u.test(text) || text.length > 60))
    return false
  const numbered = readNumber(first.text, 0)?.weak === false
  if (filled.length === 1) return first === cells[0] || numbered
  return roles[cells.indexOf(first)] === 'number' && /^\(?[一二三四五六七八九十]+\)?[、.]?$/u.test(first.text)
}

function rowOf(reading: Reading, { roles, firstText }: AlignedRoles, cells: readonly Cell[]): TableRow {
  const printed = printedNumber(roles, cells)
  if (printed) {
    reading.seq = printed.number.label === reading.number?.label ? reading.seq : 0
    reading.number = printed.number
  }
  reading.seq++
  const numberSpan =
    printed && (printed.cell === firstText || roles[printed.cell] === 'number') ? printed.span : null
  reading.units = unitsOfRow(reading.units, roles, cells)
  const owned = ownedStretches(reading.page, { roles, cells, number: numberSpan })
  return {
    path: [...reading.sections, ...(reading.number ? [reading.number] : [])].map(({ label }) => label),
    seq: reading.seq,
    number: numberSpan,
    text: owned.text,
    notation: owned.notation,
    cells: cells.map(({ inner }, index) => ({
      role: roles[index] ?? 'other',
      inner: index === 0 ? (reading.units ?? inner) : inner,
    })),
    rule: reading.rule,
  }
}

/** Units in the first column stand once for all rows that their cell spans. */
function unitsOfRow(before: Span | null, roles: readonly ColumnRole[], cells: readonly Cell[]): Span | null {
  const [first] = cells
  if (!first || (roles[0] !== 'lead' && roles[0] !== 'responsible')) return null
  return first.text === '' ? before : first.inner
}
