import type { Cell, CellStyle, MergeRange } from 'hucre'
import { FACES } from './sheet-layout.ts'
import type { CellContent } from './sheet-spec.ts'

/** A sheet while it is laid out, from above; `row` is the next free row. */
export interface Draft {
  readonly cells: Map<string, Partial<Cell>>
  readonly merges: MergeRange[]
  readonly heights: Map<number, number>
  /** Widths of the visible columns in body characters. */
  readonly widths: readonly number[]
  row: number
}

/** What a cell holds: text as text (never a formula, an error or a control character), numbers as numbers. */
export function cellText(content: CellContent): Partial<Cell> {
  if (content === null || content === '') return { value: null, type: 'empty' }
  if (typeof content === 'number') return { value: content, type: 'number' }
  const plain = content.replace(/\r\n?/g, '\n').replace(CONTROLS, '')
  // As rich text, words such as #N/A are not stored as an error.
  if (plain.startsWith('#')) return { value: plain, type: 'richText', richText: [{ text: plain }] }
  return { value: plain, type: 'string' }
}

/** Puts one cell on the sheet, merged over its area, with its style on every place of the area. */
export function placeCell(draft: Draft, cell: Partial<Cell> & { readonly area: MergeRange }): void {
  const { area, style, ...content } = cell
  for (let row = area.startRow; row <= area.endRow; row++)
    for (let column = area.startCol; column <= area.endCol; column++)
      draft.cells.set(`${String(row)},${String(column)}`, {
        value: null,
        type: 'empty',
        ...(style && { style }),
      })
  draft.cells.set(`${String(area.startRow)},${String(area.startCol)}`, {
    ...content,
    ...(style && { style }),
  })
  if (area.startRow !== area.endRow || area.startCol !== area.endCol) draft.merges.push(area)
}

/** The style of a cell: face, place of the text, border, text format, and whether it stays open under protection. */
export function styleOf(wish: {
  readonly face: keyof typeof FACES
  readonly align: 'left' | 'center' | 'right'
  readonly bordered: boolean
  readonly top?: boolean
  readonly text?: boolean
  readonly open?: boolean
}): CellStyle {
  return {
    font: FACES[wish.face],
    alignment: { horizontal: wish.align, vertical: wish.top === true ? 'top' : 'center', wrapText: true },
    ...(wish.bordered && { border: { top: LINE, right: LINE, bottom: LINE, left: LINE } }),
    // Text format: a text that begins with = stays a text even after somebody has edited the cell.
    ...(wish.text === true && { numFmt: '@' }),
    ...(wish.open === true && { protection: { locked: false } }),
  }
}

const LINE = { style: 'thin', color: { rgb: '000000' } } as const

const CONTROLS = /(?![\n\t])[\p{Cc}\ufffe\uffff]/gu
