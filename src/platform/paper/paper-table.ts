import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { headCells, type HeadCell } from '../sheets/head-cells.ts'
import { widthOf } from '../sheets/row-height.ts'
import { FACES, LINES, SIZES, typeWidth } from './layout.ts'
import type { TableBlock } from './paper-spec.ts'
import { runsOf } from './text-run.ts'

/** A table over the whole type area; its head stands again on every page, and no row is torn between two pages. */
export function paperTable(block: TableBlock): Table {
  const widths = columnWidths(block)
  const aligned = widths.map((_, column) => alignmentOf(block, column))
  const cells = headCells(block.head)
  const head = block.head.map((_, row) => headRow(cells, row, widths))
  const body = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: widths.map((width, column) =>
          cellOf(row[column] ?? '', { width, face: FACES.body, alignment: aligned[column] ?? 'left' }),
        ),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: typeWidth(block.landscape === true), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: SIDE, right: SIDE, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    borders: {
      top: RULE,
      bottom: RULE,
      left: RULE,
      right: RULE,
      insideHorizontal: RULE,
      insideVertical: RULE,
    },
    rows: [...head, ...body],
  })
}

/** Space at both sides of the text of a cell, in twentieths of a point. */
const SIDE = 80

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

type CellAlignment = 'left' | 'center'

function columnWidths(block: TableBlock): readonly number[] {
  const whole = typeWidth(block.landscape === true)
  const sum = block.widths.reduce((total, width) => total + width, 0)
  const widths = block.widths.map((width) => Math.floor((width / sum) * whole))
  const used = widths.reduce((total, width) => total + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + whole - used : width))
}

/** A column of words stands in the middle; a column of sentences begins at the left. */
function alignmentOf(block: TableBlock, column: number): CellAlignment {
  return block.rows.every((row) => widthOf(row[column] ?? '') <= WORDS) ? 'center' : 'left'
}

/** More characters than this are a sentence. */
const WORDS = 16

function headRow(cells: readonly HeadCell[], row: number, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells
      .filter((cell) => cell.row === row)
      .map((cell) => {
        const covered = widths.slice(cell.column, cell.column + cell.columnSpan)
        const width = covered.reduce((sum, part) => sum + part, 0)
        return cellOf(cell.text, { width, face: FACES.heading, alignment: 'center', span: cell })
      }),
  })
}

function cellOf(
  text: string,
  look: { width: number; face: string; alignment: CellAlignment; span?: HeadCell },
): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(look.span && { rowSpan: look.span.rowSpan, columnSpan: look.span.columnSpan }),
    children: [
      new Paragraph({
        alignment: look.alignment === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: LINES.table * 20, lineRule: LineRuleType.EXACT },
        children: [...runsOf(text, { face: look.face, size: SIZES.xiaoSi })],
      }),
    ],
  })
}
