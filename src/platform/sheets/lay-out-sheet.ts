import {
  rangeRef,
  type Cell,
  type DataValidation,
  type MergeRange,
  type NamedRange,
  type WriteSheet,
} from 'hucre'
import { layOutBody } from './lay-out-body.ts'
import { cellText, placeCell, styleOf, type Draft } from './draft.ts'
import { headCells, headGrid } from './head-cells.ts'
import { heightOfText } from './row-height.ts'
import { charactersAcross, FACES, PAGE_FOOTER, pageMargins, storedWidth } from './sheet-layout.ts'
import { DEMO_MARK, headPath, KEY_HEAD, type ColumnSpec, type SheetSpec } from './sheet-spec.ts'

/** A sheet with the names that tell the printer which cells to print and which rows to repeat. */
export interface LaidOutSheet {
  readonly sheet: WriteSheet
  readonly names: readonly NamedRange[]
}

/** One table laid out as a sheet: every cell placed, styled and merged, heights and page set. */
export function layOutSheet(spec: SheetSpec, name: string): LaidOutSheet {
  const draft = draftOf(spec)
  layOutAbove(draft, spec)
  const headStart = draft.row
  layOutHead(draft, spec)
  const bodyStart = draft.row
  layOutBody(draft, spec)
  const bodyEnd = draft.row - 1
  for (const line of spec.closing ?? []) placeLine(draft, { text: line, face: 'note', align: 'left' })
  const sheet = {
    name,
    columns: columnsOf(draft, spec),
    cells: draft.cells,
    merges: draft.merges,
    rowDefs: new Map([...draft.heights].map(([row, height]) => [row, { height }])),
    freezePane: { rows: bodyStart },
    dataValidations: choicesOf(spec, bodyStart, bodyEnd),
    ...pageOf(spec),
    ...(spec.protect === true && { protection: { sheet: true, formatColumns: true, formatRows: true } }),
  }
  const area = absolute(rangeRef(0, 0, draft.row - 1, spec.columns.length - 1))
  const repeated = `$${String(headStart + 1)}:$${String(bodyStart)}`
  return { sheet, names: [nameOf('Print_Area', name, area), nameOf('Print_Titles', name, repeated)] }
}

/** Written by ourselves, for the sheet's name has to stand in quotes: a bare 2026年 makes a workbook that opens as damaged. */
function nameOf(name: string, sheet: string, range: string): NamedRange {
  return { name: `_xlnm.${name}`, range: `'${sheet.replaceAll("'", "''")}'!${range}`, scope: sheet }
}

function draftOf(spec: SheetSpec): Draft {
  const asked = spec.columns.map((column) => column.width)
  const sum = asked.reduce((total, width) => total + width, 0)
  const room = charactersAcross(spec.orientation ?? 'landscape', asked.length)
  const stretch = sum > 0 && sum < room ? room / sum : 1
  return {
    cells: new Map<string, Partial<Cell>>(),
    merges: [],
    heights: new Map(),
    widths: asked.map((width) => width * stretch),
    row: 0,
  }
}

/** Title, subtitle, and the line that says who reports and on which day. */
function layOutAbove(draft: Draft, spec: SheetSpec): void {
  placeLine(draft, { text: spec.title, face: 'title', align: 'center' })
  if (spec.subtitle !== undefined)
    placeLine(draft, { text: spec.subtitle, face: 'subtitle', align: 'center' })
  const left = spec.left ?? ''
  const right = [spec.right ?? '', spec.demo === true ? DEMO_MARK : '']
    .filter((part) => part !== '')
    .join('　')
  if (left === '' && right === '') return
  if (left === '' || right === '' || draft.widths.length < 2)
    return placeLine(draft, { text: left + right, face: 'note', align: left === '' ? 'right' : 'left' })
  const half = columnAtHalf(draft.widths)
  placeNote(draft, { text: left, align: 'left', from: 0, to: half - 1 })
  placeNote(draft, { text: right, align: 'right', from: half, to: draft.widths.length - 1 })
  draft.row++
}

function columnAtHalf(widths: readonly number[]): number {
  const half = widths.reduce((sum, width) => sum + width, 0) / 2
  let sum = 0
  const index = widths.findIndex((width) => (sum += width) >= half)
  return Math.min(Math.max(1, index), widths.length - 1)
}

interface Line {
  readonly text: string
  readonly face: keyof typeof FACES
  readonly align: 'left' | 'center' | 'right'
}

/** A text over the whole width of the table in a row of its own. */
function placeLine(draft: Draft, line: Line): void {
  const size = FACES[line.face].size
  const across = draft.widths.reduce((sum, width) => sum + width, 0) * (FACES.body.size / size)
  placeCell(draft, {
    ...cellText(line.text),
    style: styleOf({ face: line.face, align: line.align, bordered: false }),
    area: { startRow: draft.row, startCol: 0, endRow: draft.row, endCol: draft.widths.length - 1 },
  })
  draft.heights.set(draft.row, heightOfText(line.text, { characters: across, size }))
  draft.row++
}

function placeNote(
  draft: Draft,
  note: { text: string; align: 'left' | 'right'; from: number; to: number },
): void {
  const characters = draft.widths.slice(note.from, note.to + 1).reduce((sum, width) => sum + width, 0)
  placeCell(draft, {
    ...cellText(note.text),
    style: styleOf({ face: 'note', align: note.align, bordered: false }),
    area: { startRow: draft.row, startCol: note.from, endRow: draft.row, endCol: note.to },
  })
  const height = heightOfText(note.text, { characters, size: FACES.note.size })
  draft.heights.set(draft.row, Math.max(height, draft.heights.get(draft.row) ?? 0))
}

function layOutHead(draft: Draft, spec: SheetSpec): void {
  const paths = spec.columns.map(headPath)
  const grid = headGrid(spec.keys === undefined ? paths : [...paths, [KEY_HEAD]])
  const heights = grid.map(() => heightOfText('头', { characters: 2, size: FACES.head.size }))
  for (const cell of headCells(grid)) {
    const { row, column, rowSpan, columnSpan } = cell
    const area: MergeRange = {
      startRow: draft.row + row,
      startCol: column,
      endRow: draft.row + row + rowSpan - 1,
      endCol: column + columnSpan - 1,
    }
    placeCell(draft, {
      ...cellText(cell.text),
      style: styleOf({ face: 'head', align: 'center', bordered: true }),
      area,
    })
    if (column >= draft.widths.length) continue
    const characters = draft.widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0)
    const share = heightOfText(cell.text, { characters, size: FACES.head.size }) / rowSpan
    for (let r = row; r < row + rowSpan; r++) heights[r] = Math.max(heights[r] ?? 0, share)
  }
  heights.forEach((height, row) => draft.heights.set(draft.row + row, height))
  draft.row += grid.length
}

function columnsOf(draft: Draft, spec: SheetSpec): NonNullable<WriteSheet['columns']> {
  const columns = draft.widths.map((width) => ({ width: storedWidth(width) }))
  return spec.keys === undefined ? columns : [...columns, { width: storedWidth(12), hidden: true }]
}

function choicesOf(spec: SheetSpec, start: number, end: number): DataValidation[] {
  if (end < start) return []
  return spec.columns.flatMap((column, index) => choiceOf(column, rangeRef(start, index, end, index)))
}

/** Refuses choices a workbook cannot hold: its list is one comma-separated text of at most 255 characters. */
function choiceOf(column: ColumnSpec, range: string): DataValidation[] {
  const values = [...(column.choices ?? [])]
  if (values.length === 0) return []
  if (values.join(',').length > 255 || values.some((value) => /[,"]/.test(value)))
    throw new RangeError(`下拉选项过长或含有逗号、引号：${values.join('、')}`)
  return [
    {
      type: 'list',
      values,
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '请从列表中选择',
      errorMessage: `只能填：${values.join('、')}。`.slice(0, 220),
    },
  ]
}

function pageOf(spec: SheetSpec): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: spec.orientation ?? 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: pageMargins(),
      horizontalCentered: true,
    },
    headerFooter: {
      oddFooter: PAGE_FOOTER,
      ...(spec.demo === true && { oddHeader: `&R&"宋体,常规"&10${DEMO_MARK}` }),
    },
  }
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}
