import type { FontStyle, PageMargins } from 'hucre'

/**
 * How our tables look: the faces of staff computers by name (never shipped), sizes in points, lengths in millimetres.
 * An office that writes its tables otherwise changes this file and nothing else.
 */
export const FACES = {
  title: { name: '方正小标宋简体', size: 22 },
  subtitle: { name: '楷体_GB2312', size: 14 },
  note: { name: '仿宋_GB2312', size: 12 },
  head: { name: '黑体', size: 12 },
  body: { name: '仿宋_GB2312', size: 12 },
} as const satisfies Record<string, FontStyle>

/** The face by which column widths are counted; every Chinese system has it, and its digits are half a character. */
export const WIDTH_FACE = { name: '宋体', size: 12 } as const satisfies FontStyle

/** Line height in parts of the type size; 1.45 suits the tallest of the faces that stand in where 仿宋 is missing. */
export const LINE_HEIGHT = 1.45

/** Points above and below the text of a row, together. */
export const ROW_PADDING = 6

/** The tallest row a workbook may have, in points. */
export const TALLEST_ROW = 409

export const PAGE = {
  width: { landscape: 297, portrait: 210 },
  margins: { top: 20, right: 15, bottom: 18, left: 15, header: 10, footer: 9 },
} as const

export const PAGE_FOOTER = '&C&"宋体,常规"&10第 &P 页，共 &N 页'

/** Page margins in inches, as workbooks store them. */
export function pageMargins(): PageMargins {
  const { top, right, bottom, left, header, footer } = PAGE.margins
  return {
    top: inches(top),
    right: inches(right),
    bottom: inches(bottom),
    left: inches(left),
    header: inches(header),
    footer: inches(footer),
  }
}

/** How many Chinese characters of the body text stand side by side on a page of `columns` columns. */
export function charactersAcross(orientation: 'landscape' | 'portrait', columns: number): number {
  const millimetres = PAGE.width[orientation] - PAGE.margins.left - PAGE.margins.right
  return (inches(millimetres) * 72) / FACES.body.size - columns * CELL_PADDING
}

/** The stored width of a column: half characters of the width face plus the padding of a cell. */
export function storedWidth(characters: number): number {
  return Math.round((characters + CELL_PADDING) * 2 * 100) / 100
}

/** Padding of a cell at both sides together, in characters: five of the sixteen pixels of a character. */
const CELL_PADDING = 5 / 16

function inches(millimetres: number): number {
  return millimetres / 25.4
}
