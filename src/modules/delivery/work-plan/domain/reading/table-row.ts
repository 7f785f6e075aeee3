import { readNumber, type PrintedNumber } from './numbering.ts'
import { trimmed, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import type { Cell, ColumnRole } from './table-columns.ts'

/** The number of a row and where it stands. */
export interface PrintedIn {
  readonly number: PrintedNumber
  readonly cell: number
  readonly span: Span
}

/** The running number of a row: its number cell, else the number before the words of a cell. */
export function printedNumber(roles: readonly ColumnRole[], cells: readonly Cell[]): PrintedIn | null {
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

/** A number that stands alone in its cell, without the signs a line would have. */
export function plainNumber(text: string): PrintedNumber | null {
  if (!/^[\d.\-()一二三四五六七八九十]{1,8}$/u.test(text)) return null
  return {
    style: /[一二三四五六七八九十]/u.test(text) ? 'chinese' : 'arabic',
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
export function ownedStretches(page: Page, row: Row): Record<Owner, Span[]> {
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
