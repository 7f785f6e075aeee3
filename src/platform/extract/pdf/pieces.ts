import type { Layout } from './layout.ts'
import { joined, type Line } from './lines.ts'
import { runsOn } from './paragraphs.ts'

/** A part of a page in reading order: a paragraph that may go on over the page, or a line that stands alone. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly first: Line; readonly last: Line }
  | { readonly kind: 'alone'; readonly text: string }

/** The pieces of a page and the number printed on it. */
export interface PagePieces {
  readonly pieces: readonly Piece[]
  readonly numbers: readonly string[]
}

/** Puts pages together: a paragraph cut by the edge of a page is whole again, the page's number stands after it. */
export function assemblePages(pages: readonly PagePieces[], layout: Layout): string {
  const texts: string[] = []
  let waiting: readonly string[] = []
  let last: Piece | undefined
  for (const { pieces, numbers } of pages) {
    const [first, ...rest] = pieces
    const goesOn = first !== undefined && isOneParagraph(last, first, layout)
    if (goesOn) texts.push(joined(texts.pop() ?? '', first.text), ...waiting)
    else texts.push(...waiting, ...(first === undefined ? [] : [first.text]))
    texts.push(...rest.map((piece) => piece.text))
    waiting = numbers
    last = pieces.at(-1) ?? last
  }
  return [...texts, ...waiting].join('\n').trim()
}

function isOneParagraph(last: Piece | undefined, first: Piece, layout: Layout): boolean {
  return last?.kind === 'text' && first.kind === 'text' && runsOn(last.last, first.first, layout)
}
