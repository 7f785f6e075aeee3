/** One column of a table that leaves the house as a workbook. */
export interface ColumnSpec {
  /** The head, or its levels from above: ['责任单位', '牵头处室']; equal neighbours share one cell. */
  readonly head: string | readonly string[]
  /** Width in Chinese characters of the body text; columns widen together where the page has room. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
  /** Equal neighbours below each other share one cell, never across the borders of such a column to the left. */
  readonly mergeDown?: boolean
  /** The only answers the cell takes (按计划、滞后、已完成). */
  readonly choices?: readonly string[]
  /** Where the sheet is protected, these cells stay open. */
  readonly editable?: boolean
}

export type CellContent = string | number | null

/** A table as an office prints it: title, one line under it, head, body, closing notes. */
export interface SheetSpec {
  readonly name: string
  readonly title: string
  readonly subtitle?: string
  /** Under the title at the left: 填报单位：…. */
  readonly left?: string
  /** Under the title at the right: 截至 2026年3月31日. */
  readonly right?: string
  /** Demonstration content carries its mark on the sheet and on every printed page. */
  readonly demo?: boolean
  readonly columns: readonly ColumnSpec[]
  readonly rows: readonly (readonly CellContent[])[]
  /** One key a row, in a hidden column, so that the sheet can be taken back after others have filled it in. */
  readonly keys?: readonly string[]
  readonly closing?: readonly string[]
  readonly orientation?: 'landscape' | 'portrait'
  /** Locks everything but the editable columns, without a password: a hint against slips, no lock. */
  readonly protect?: boolean
}

/** Head of the hidden column that holds the keys of the rows. */
export const KEY_HEAD = '系统编号（请勿改动）'

/** What the mark of demonstration content says. */
export const DEMO_MARK = '演示数据'

/** The head of a column as its levels from above. */
export function headPath(column: ColumnSpec): readonly string[] {
  return typeof column.head === 'string' ? [column.head] : column.head
}
