import type { Fragment } from './fragments.ts'
import type { Layout } from './layout.ts'
import { joined, type Line, linesOf } from './lines.ts'
import { isShort } from './paragraphs.ts'
import type { Piece } from './pieces.ts'
import type { TaggedBlock } from './structure.ts'

/** A page's blocks as pieces, its footnotes apart. */
export interface TaggedText {
  readonly pieces: readonly Piece[]
  readonly notes: readonly string[]
}

interface Source {
  readonly byMark: ReadonlyMap<string, readonly Fragment[]>
  readonly page: number
  readonly layout: Layout
}

/** Reads a tagged page by its tags; positions only tell where a manual line break stands. */
export function taggedPieces(
  blocks: readonly TaggedBlock[],
  fragments: readonly Fragment[],
  place: { page: number; layout: Layout },
): TaggedText {
  const source: Source = { byMark: byMark(fragments), ...place }
  const pieces: Piece[] = []
  const notes: string[] = []
  for (const block of blocks) {
    if (block.kind === 'row') {
      const columns = columnsOf(source, blocks, block.table)
      pieces.push(...rowPieces(source, block.cells, columns))
      continue
    }
    const lines = linesIn(source, block.marks)
    const [first, last] = [lines[0], lines.at(-1)]
    if (first === undefined || last === undefined) continue
    if (block.kind === 'note') notes.push(lines.map((line) => line.text).reduce(joined))
    else pieces.push({ kind: 'text', text: blockText(lines, block.kind, source.layout), first, last })
  }
  return { pieces, notes }
}

function byMark(fragments: readonly Fragment[]): Map<string, Fragment[]> {
  return Map.groupBy(
    fragments.filter((fragment) => fragment.mark !== null),
    (fragment) => fragment.mark ?? '',
  )
}

function linesIn(source: Source, marks: readonly string[]): Line[] {
  return linesOf(
    marks.flatMap((mark) => source.byMark.get(mark) ?? []),
    source.page,
  )
}

function blockText(lines: readonly Line[], kind: 'paragraph' | 'heading', layout: Layout): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const isBreak = kind === 'paragraph' && before !== undefined && isShort(before, layout)
    text = before === undefined ? line.text : isBreak ? `${text}\n${line.text}` : joined(text, line.text)
  }
  return text
}

function rowPieces(
  source: Source,
  cells: readonly (readonly string[])[][],
  columns: readonly Column[],
): Piece[] {
  const read = cells.map((paragraphs) => cellOf(source, paragraphs))
  if (read.every((cell) => cell.text === '')) return []
  return [{ kind: 'row', cells: inColumns(read, columns) }]
}

interface PlacedCell {
  readonly text: string
  readonly left: number
  readonly right: number
}

function cellOf(source: Source, paragraphs: readonly (readonly string[])[]): PlacedCell {
  const lines = paragraphs.map((marks) => linesIn(source, marks)).filter((each) => each.length > 0)
  const all = lines.flat()
  return {
    text: lines.map((each) => each.map((line) => line.text).reduce(joined)).join('\u2028'),
    left: Math.min(...all.map((line) => line.left)),
    right: Math.max(...all.map((line) => line.right)),
  }
}

interface Column {
  readonly left: number
  readonly right: number
}

/** Where the columns of a table stand, from its rows with all their cells. */
function columnsOf(source: Source, blocks: readonly TaggedBlock[], table: number): Column[] {
  const rows = blocks.filter((block) => block.kind === 'row').filter((block) => block.table === table)
  const width = Math.max(...rows.map((row) => row.cells.length))
  const full = rows.filter((row) => row.cells.length === width)
  const cells = full.map((row) => row.cells.map((paragraphs) => cellOf(source, paragraphs)))
  return Array.from({ length: width }, (_, index) => ({
    left: Math.min(...cells.map((row) => row[index]?.left ?? Infinity)),
    right: Math.max(...cells.map((row) => row[index]?.right ?? -Infinity)),
  }))
}

/** A row with fewer cells than columns (merged ones are left out of the tags) keeps each text under its heading. */
function inColumns(cells: readonly PlacedCell[], columns: readonly Column[]): string[] {
  if (cells.length >= columns.length || cells.length === 1) return cells.map((cell) => cell.text)
  const placed = columns.map(() => '')
  for (const cell of cells) {
    const column = bestColumn(cell, columns)
    placed[column] = (placed[column] ?? '') + cell.text
  }
  return placed
}

function bestColumn(cell: PlacedCell, columns: readonly Column[]): number {
  const overlaps = columns.map(
    (column) => Math.min(cell.right, column.right) - Math.max(cell.left, column.left),
  )
  return overlaps.indexOf(Math.max(...overlaps))
}
