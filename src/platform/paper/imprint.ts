import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx'
import { widthOf } from '../sheets/row-height.ts'
import {
  characters,
  FACES,
  IMPRINT,
  INDENTS,
  LINES,
  MARGINS,
  PAPER,
  SIZES,
  twips,
  typeWidth,
} from './layout.ts'
import type { Imprint } from './paper-spec.ts'
import { fullDate } from './signature.ts'
import { runsOf } from './text-run.ts'

/** 版记 at the foot of the last page: 抄送机关 ends with 。, 印发机关 and 印发日期 share a line. */
export function imprintTable(imprint: Imprint): Table {
  const lines = [
    ...(imprint.copies === undefined ? [] : [`抄送：${imprint.copies.replace(/。?$/, '。')}`]),
    `${imprint.office}\t${fullDate(imprint.printedOn)}印发`,
  ]
  const width = typeWidth(false)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(MARGINS.left),
      // Counted from the edges of the page: not every suite knows “at the foot of the type area”.
      verticalAnchor: TableAnchorType.PAGE,
      absoluteVerticalPosition: twips(PAPER.height - MARGINS.bottom) - heightOf(lines, width),
    },
    margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: OUTER,
      bottom: OUTER,
      left: NONE,
      right: NONE,
      insideHorizontal: INNER,
      insideVertical: NONE,
    },
    rows: lines.map((line) => imprintRow(line, width)),
  })
}

/** Height of the rows in twentieths of a point, long lists of copies on several lines. */
function heightOf(lines: readonly string[], width: number): number {
  const room = (width - 2 * characters(INDENTS.imprint)) / (SIZES.si * 20)
  const count = lines.reduce((sum, line) => sum + Math.ceil(widthOf(line) / room), 0)
  return count * LINES.imprint * 20
}

const OUTER = { style: BorderStyle.SINGLE, size: eighths(IMPRINT.outerRule), color: '000000' } as const
const INNER = { style: BorderStyle.SINGLE, size: eighths(IMPRINT.innerRule), color: '000000' } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

function imprintRow(line: string, width: number): TableRow {
  const space = characters(INDENTS.imprint)
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: [
          new Paragraph({
            spacing: { line: LINES.imprint * 20, lineRule: LineRuleType.EXACT },
            indent: { left: space, right: space },
            tabStops: [{ type: TabStopType.RIGHT, position: width - space }],
            children: [...runsOf(line, { face: FACES.body, size: SIZES.si })],
          }),
        ],
      }),
    ],
  })
}

/** Millimetres in eighths of a point, as rules are counted. */
function eighths(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 72 * 8)
}
