import { childOf, elementsOf, switchOf, valueOf, type XmlElement } from '../xml-tree.ts'
import type { Reading } from './reading.ts'

/** Reads the lines of a cell. */
export type BlockReader = (reading: Reading, container: XmlElement) => string[]

interface Cell {
  readonly lines: readonly string[]
  readonly span: number
}

const LINE_IN_CELL = '\u2028'
const ROW_WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'])
const MAX_SPAN = 64

/**
 * A table as lines: a row a line, cells divided by `|`, line breaks in a cell as U+2028. A cell over several columns is
 * followed by as many empty ones, so that columns stay under their heading; a row of one cell is a plain line, and a
 * table of one column (a frame drawn round text) reads as the text it holds. A table within a cell reads as lines of
 * that cell, its own cells set apart by spaces.
 */
export function tableLines(reading: Reading, table: XmlElement, read: BlockReader): string[] {
  const rows = rowsOf(reading, table)
  if (rows.every((row) => within(row, 'w:tc').length <= 1))
    return rows.flatMap((row) => readRow(reading, row, read).flatMap((cell) => cell.lines))
  if (reading.isInCell) reading.findings.nestedTables += 1
  const cells = rows.map((row) => readRow({ ...reading, isInCell: true }, row, read))
  return cells.filter((row) => row.length > 0).map((row) => rowLine(row, reading.isInCell ? ' ' : '|'))
}

/** A row of one cell prints as a line of its own; the others keep their columns. */
function rowLine(row: readonly Cell[], divider: string): string {
  const texts = row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cell.span - 1 }, () => '')])
  return row.length === 1 ? (texts[0] ?? '') : texts.join(divider)
}

function cellText(cell: Cell): string {
  return cell.lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(LINE_IN_CELL)
    .replaceAll('|', '｜')
}

function rowsOf(reading: Reading, table: XmlElement): XmlElement[] {
  return within(table, 'w:tr').filter((row) => {
    const properties = childOf(row, 'w:trPr')
    if (childOf(properties, 'w:del') !== undefined) return false
    const hidden = switchOf(properties, 'w:hidden') ?? false
    if (hidden) reading.findings.hiddenRows += 1
    return !hidden
  })
}

function readRow(reading: Reading, row: XmlElement, read: BlockReader): Cell[] {
  const before = Number(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0)
  const skipped = Array.from({ length: Math.min(before, MAX_SPAN) }, () => ({ lines: [], span: 1 }))
  const cells = within(row, 'w:tc').filter((cell) => !isDeleted(cell))
  return [...skipped, ...cells.map((cell) => readCell(reading, cell, read))]
}

function readCell(reading: Reading, cell: XmlElement, read: BlockReader): Cell {
  const properties = childOf(cell, 'w:tcPr')
  const span = Math.min(Math.max(Number(valueOf(properties, 'w:gridSpan') ?? 1) || 1, 1), MAX_SPAN)
  if (continuesAnother(properties)) return { lines: [], span }
  return { lines: read(reading, cell), span }
}

function isDeleted(cell: XmlElement): boolean {
  return childOf(childOf(cell, 'w:tcPr'), 'w:cellDel') !== undefined
}

/** Vertically (or, in older files, horizontally) merged into the cell before. */
function continuesAnother(properties: XmlElement | undefined): boolean {
  const merges = ['w:vMerge', 'w:hMerge'].map((name) => childOf(properties, name))
  const tracked = childOf(properties, 'w:cellMerge')?.attributes['w:vMerge']
  return (
    merges.some((merge) => merge !== undefined && merge.attributes['w:val'] !== 'restart') ||
    tracked === 'cont'
  )
}

/** Rows or cells, also those that a content control or a tracked change wraps. */
function within(container: XmlElement, name: string): XmlElement[] {
  return elementsOf(container).flatMap((element) => {
    if (element.name === name) return [element]
    return ROW_WRAPPERS.has(element.name) ? within(element, name) : []
  })
}
