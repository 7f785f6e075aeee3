import { withoutSpace } from '../../kernel/chinese-text.ts'
import type { ReadSheet } from './read-workbook.ts'

/** One row of a table that came back, with its line in the file, for sentences such as “第 7 行”. */
export interface TableRow {
  readonly line: number
  /** Texts by head; a head asked for is always there. */
  readonly cells: ReadonlyMap<string, string>
}

/**
 * The rows under the line that carries all `heads` (blanks aside), however many lines stand above it; null where no
 * line does. Where a head of two levels was filled down, its lowest line counts. Empty rows are left out.
 */
export function tableUnder(sheet: ReadSheet, heads: readonly string[]): readonly TableRow[] | null {
  const found = headLine(sheet, heads)
  if (!found) return null
  return sheet.rows.slice(found.line).flatMap((row, index) => {
    const cells = new Map(heads.map((head) => [head, row[found.columns.get(head) ?? -1] ?? '']))
    const empty = [...cells.values()].every((text) => text === '')
    return empty ? [] : [{ line: found.line + index + 1, cells }]
  })
}

interface HeadLine {
  readonly line: number
  readonly columns: ReadonlyMap<string, number>
}

function headLine(sheet: ReadSheet, heads: readonly string[]): HeadLine | null {
  let found: HeadLine | null = null
  for (const [index, row] of sheet.rows.entries()) {
    const columns = columnsOf(row, heads)
    if (columns) found = { line: index + 1, columns }
    else if (found) return found
  }
  return found
}

function columnsOf(row: readonly string[], heads: readonly string[]): ReadonlyMap<string, number> | null {
  const labels = row.map(withoutSpace)
  const columns = new Map(heads.map((head) => [head, labels.indexOf(withoutSpace(head))]))
  return [...columns.values()].includes(-1) ? null : columns
}
