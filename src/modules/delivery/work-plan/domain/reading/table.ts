import type { LeadRule } from './lead-rule.ts'
import { readNumber, rankOf, type PrintedNumber } from './numbering.ts'
import { trimmed, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import {
  cellsOf,
  columnRoles,
  rolesByContent,
  ruleOfHeading,
  type Cell,
  type ColumnRole,
} from './table-columns.ts'

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

/** Reads tables: cells of text are the measure, unit and time cells its notation (README, "In tables"). */
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
  }
  const divided = page.lines.map((line) => dividedCells(line))
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
}

function dividedCells(line: Line): readonly Cell[] | null {
  if (!/[|\t]/.test(line.text)) return null
  const cells = cellsOf(line, line.end)
  return cells.length > 1 ? cells : null
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
  if (!reading.roles)
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
  const filled = cells.filter(({ text }) => text !== '' && !/^[-:—]+$/.test(text))
  if (filled.length === 0) return
  const [only] = filled
  if (
    filled.length === 1 &&
    only &&
    (only === cells[0] || readNumber(only.text, 0)?.weak === false) &&
    isSection(reading, only)
  ) {
    reading.headings.push(line)
    const number = readNumber(only.text, 0)
    if (number) openSection(reading, number)
    return
  }
  reading.rows.push(rowOf(reading, alignedRoles(reading, cells), cells))
}

/** A row with one cell, under no unit column, names the rows below it. */
function isSection(reading: Reading, only: Cell): boolean {
  return !/。/u.test(only.text) && only.text.length < 60 && reading.roles !== null
}

/** A row that lost its merged first cells ends where the heading ends. */
function alignedRoles({ roles }: Reading, cells: readonly Cell[]): readonly ColumnRole[] {
  const all = roles ?? []
  return cells.map((_, index) => all[index] ?? 'other')
}

function rowOf(reading: Reading, roles: readonly ColumnRole[], cells: readonly Cell[]): TableRow {
  const firstText = roles.indexOf('text')
  const printed = printedNumber(roles, cells)
  if (printed) {
    reading.seq = printed.number.label === reading.number?.label ? reading.seq : 0
    reading.number = printed.number
  }
  reading.seq++
  const numberSpan =
    printed && (printed.cell === firstText || roles[printed.cell] === 'number') ? printed.span : null
  const owned = ownedStretches(reading.page, { roles, cells, number: numberSpan })
  return {
    path: [...reading.sections, ...(reading.number ? [reading.number] : [])].map(({ label }) => label),
    seq: reading.seq,
    number: numberSpan,
    text: owned.text,
    notation: owned.notation,
    cells: cells.map(({ inner }, index) => ({ role: roles[index] ?? 'other', inner })),
    rule: reading.rule,
  }
}

interface PrintedIn {
  readonly number: PrintedNumber
  readonly cell: number
  readonly span: Span
}

/** The running number of a row: its number cell, else the number before the words of a cell. */
function printedNumber(roles: readonly ColumnRole[], cells: readonly Cell[]): PrintedIn | null {
  let found: PrintedIn | null = null
  for (const [index, cell] of cells.entries()) {
    const { start } = cell.inner
    if (roles[index] === 'number' && cell.text !== '') {
      const number = readNumber(cell.text, 0) ?? plainNumber(cell.text)
      return number ? { number, cell: index, span: { start, end: cell.end } } : null
    }
    const number = roles[index] === 'text' ? readNumber(cell.text, 0) : null
    if (number && !number.weak) found = { number, cell: index, span: { start, end: start + number.length } }
  }
  return found
}

function plainNumber(text: string): PrintedNumber | null {
  if (!/^\S{1,8}$/u.test(text)) return null
  return {
    style: 'arabic',
    label: text,
    ordinal: Number.parseInt(text, 10) || 0,
    length: text.length,
    weak: false,
  }
}

type Owner = 'text' | 'notation' | 'rest'

interface Row {
  readonly roles: readonly ColumnRole[]
  readonly cells: readonly Cell[]
  readonly number: Span | null
}

/** Which stretches of a row are text and which its notation; an empty cell goes with its neighbour. */
function ownedStretches(page: Page, row: Row): Record<Owner, Span[]> {
  const owned: Record<Owner, Span[]> = { text: [], notation: [], rest: [] }
  for (const { owner, start, end } of stretchesOf(row)) {
    const span = trimmed(page.plain, { start, end })
    if (span) owned[owner ?? 'rest'].push(span)
  }
  return owned
}

interface OwnedStretch extends Span {
  readonly owner: Owner | null
}

function stretchesOf({ roles, cells, number }: Row): readonly OwnedStretch[] {
  const stretches: OwnedStretch[] = []
  for (const [index, cell] of cells.entries()) {
    const last = stretches.at(-1)
    const owner = cell.text === '' ? (last?.owner ?? null) : ownerOf(roles[index])
    const start = number !== null && isWithin(number, cell) ? number.end : cell.start
    if (start >= cell.end) continue
    const goesOn = last !== undefined && last.end === start && (last.owner === null || last.owner === owner)
    if (goesOn) stretches[stretches.length - 1] = { owner, start: last.start, end: cell.end }
    else stretches.push({ owner, start, end: cell.end })
  }
  return stretches
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.start < outer.end
}

function ownerOf(role: ColumnRole | undefined): Owner {
  if (role === 'text' || role === 'number') return 'text'
  return role === 'other' || role === undefined ? 'rest' : 'notation'
}
