import type { MergeRange } from 'hucre'
import { cellText, placeCell, styleOf, type Draft } from './draft.ts'
import { heightOfText } from './row-height.ts'
import { FACES, TALLEST_ROW } from './sheet-layout.ts'
import type { CellContent, ColumnSpec, SheetSpec } from './sheet-spec.ts'

/** The rows of a table, with equal neighbours merged downwards where the column asks for it. */
export function layOutBody(draft: Draft, spec: SheetSpec): void {
  const start = draft.row
  const runs = mergedRuns(spec)
  for (const [index, row] of spec.rows.entries()) {
    draft.heights.set(start + index, heightOfRow(draft, spec, row))
    placeKey(draft, spec, index)
  }
  for (const run of runs) {
    const column = spec.columns[run.column]
    if (!column) continue
    const content = spec.rows[run.from]?.[run.column] ?? null
    const area: MergeRange = {
      startRow: start + run.from,
      startCol: run.column,
      endRow: start + run.to,
      endCol: run.column,
    }
    placeCell(draft, { ...cellText(content), style: bodyStyle(column, content), area })
    makeRoom(draft, area, heightIn(draft, run.column, content))
  }
  draft.row += spec.rows.length
}

interface Run {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** For every column the stretches of rows that form one cell; a stretch ends where a merging column to its left ends. */
function mergedRuns(spec: SheetSpec): readonly Run[] {
  const borders = new Set<number>()
  return spec.columns.flatMap((column, index) => {
    const runs: Run[] = []
    for (const [row, cells] of spec.rows.entries()) {
      const content = cells[index] ?? null
      const last = runs.at(-1)
      const joins =
        column.mergeDown === true &&
        last !== undefined &&
        isFilled(content) &&
        content === (spec.rows[row - 1]?.[index] ?? null) &&
        !borders.has(row)
      if (joins) runs[runs.length - 1] = { ...last, to: row }
      else runs.push({ column: index, from: row, to: row })
    }
    if (column.mergeDown === true) for (const run of runs) borders.add(run.from)
    return runs
  })
}

function isFilled(content: CellContent): boolean {
  return content !== null && content !== ''
}

/** Height of a row without the columns that merge: their room is the whole stretch. */
function heightOfRow(draft: Draft, spec: SheetSpec, row: readonly CellContent[]): number {
  const heights = spec.columns.map((column, index) =>
    column.mergeDown === true ? 0 : heightIn(draft, index, row[index] ?? null),
  )
  return Math.max(heightOfText('行', { characters: 2, size: FACES.body.size }), ...heights)
}

function heightIn(draft: Draft, column: number, content: CellContent): number {
  const characters = draft.widths[column] ?? 1
  return heightOfText(String(content ?? ''), { characters, size: FACES.body.size })
}

/** Grows the rows of a stretch evenly until its text fits. */
function makeRoom(draft: Draft, area: MergeRange, needed: number): void {
  const rows = Array.from({ length: area.endRow - area.startRow + 1 }, (_, index) => area.startRow + index)
  const lacking = needed - rows.reduce((sum, row) => sum + (draft.heights.get(row) ?? 0), 0)
  if (lacking <= 0) return
  for (const row of rows)
    draft.heights.set(
      row,
      Math.min(TALLEST_ROW, (draft.heights.get(row) ?? 0) + Math.ceil(lacking / rows.length)),
    )
}

function bodyStyle(column: ColumnSpec, content: CellContent): ReturnType<typeof styleOf> {
  return styleOf({
    face: 'body',
    align: column.align ?? 'center',
    bordered: true,
    // A merged cell may run over a page break; its words stay on the first page.
    top: column.mergeDown === true,
    text: typeof content !== 'number' && !isTooLongForTextFormat(content),
    open: column.editable === true,
  })
}

/** Older suites show ##### for text cells of more than 255 characters. */
function isTooLongForTextFormat(content: string | null): boolean {
  return content !== null && content.length > 255 && !/^[=+\-@\t]/.test(content)
}

function placeKey(draft: Draft, spec: SheetSpec, index: number): void {
  const key = spec.keys?.[index]
  if (key === undefined) return
  const row = draft.row + index
  const column = spec.columns.length
  placeCell(draft, {
    ...cellText(key),
    style: styleOf({ face: 'body', align: 'left', bordered: false, text: true }),
    area: { startRow: row, startCol: column, endRow: row, endCol: column },
  })
}
