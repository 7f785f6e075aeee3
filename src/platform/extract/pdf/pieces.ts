import type { Layout } from './layout.ts'
import { joined, type Line } from './lines.ts'
import { runsOn } from './paragraphs.ts'
import { rowText } from './table-text.ts'

/** A part of a page in reading order: a paragraph or a row of a table; both may go on over the page. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly first: Line; readonly last: Line }
  | { readonly kind: 'row'; readonly cells: readonly string[] }

/** The pieces of a page and the number printed on it. */
export interface PagePieces {
  readonly pieces: readonly Piece[]
  readonly numbers: readonly string[]
}

const TERMINAL = /[。；！？）)]$/
/** Cells up to this length hold names: what follows on the next page is another name. */
const NAME = 10

/** Puts pages together: what the edge of a page cuts is whole again, the page's number stands after it. */
export function assemblePages(pages: readonly PagePieces[], layout: Layout): string {
  const read: (Piece | string)[] = []
  let last: { piece: Piece; index: number } | null = null
  let waiting: readonly string[] = []
  for (const { pieces, numbers } of pages) {
    const [first, ...rest] = withoutRepeatedHead(pieces, pages)
    const whole: Piece | null =
      first === undefined || last === null ? null : wholeOf(last.piece, first, layout)
    if (whole !== null && last !== null) {
      read[last.index] = whole
      last = { piece: whole, index: last.index }
      read.push(...waiting, ...rest)
    } else read.push(...waiting, ...(first === undefined ? [] : [first]), ...rest)
    const newest: Piece | undefined = rest.at(-1) ?? (whole === null ? first : undefined)
    if (newest !== undefined) last = { piece: newest, index: read.lastIndexOf(newest) }
    waiting = numbers
  }
  return [...read, ...waiting]
    .map((each) => (typeof each === 'string' ? each : textOf(each)))
    .join('\n')
    .trim()
}

function textOf(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : rowText(piece.cells)
}

/** A table prints its heading row again on each page; the text has it once. */
function withoutRepeatedHead(pieces: readonly Piece[], pages: readonly PagePieces[]): readonly Piece[] {
  const [first, ...rest] = pieces
  if (first?.kind !== 'row') return pieces
  const before = pages.slice(
    0,
    pages.findIndex((page) => page.pieces === pieces),
  )
  const heads = before.flatMap((page) => page.pieces.filter(opensTable).map(textOf))
  return before.at(-1)?.pieces.at(-1)?.kind === 'row' && heads.includes(textOf(first)) ? rest : pieces
}

function opensTable(piece: Piece, index: number, pieces: readonly Piece[]): boolean {
  return piece.kind === 'row' && pieces[index - 1]?.kind !== 'row'
}

/** The paragraph or row that two pages share, null when the second page begins something new. */
function wholeOf(last: Piece, first: Piece, layout: Layout): Piece | null {
  if (last.kind === 'text' && first.kind === 'text')
    return runsOn(last.last, first.first, layout) ? { ...first, text: joined(last.text, first.text) } : null
  if (last.kind !== 'row' || first.kind !== 'row' || !isRestOfRow(last.cells, first.cells)) return null
  return { kind: 'row', cells: last.cells.map((cell, index) => wholeCell(cell, first.cells[index] ?? '')) }
}

/** The rest of a cut row: no number in front, some cells already finished, and the longest broken off in a sentence. */
function isRestOfRow(above: readonly string[], below: readonly string[]): boolean {
  const isSameTable = above.length === below.length && below.length > 1
  const empty = below.filter((cell) => cell === '').length
  const longest = above.reduce((long, cell) => (cell.length > long.length ? cell : long), '')
  return isSameTable && below[0] === '' && empty > 1 && longest.length > NAME && !TERMINAL.test(longest)
}

function wholeCell(above: string, below: string): string {
  if (above === '' || below === '') return above + below
  return above.length <= NAME || TERMINAL.test(above) ? `${above}\u2028${below}` : joined(above, below)
}
