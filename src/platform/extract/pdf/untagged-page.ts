import type { Fragment } from './fragments.ts'
import { gapTable } from './gap-table.ts'
import type { Layout } from './layout.ts'
import type { Line } from './lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { Piece } from './pieces.ts'
import type { RuledTable } from './ruled-table.ts'

/** The lines of one page in order, with the tables that rules draw among them. */
export interface PageLayout {
  readonly lines: readonly Line[]
  readonly tables: readonly RuledTable[]
  readonly layout: Layout
}

/** Reads a page without tags by the positions of its lines. */
export function untaggedPieces({ lines, tables, layout }: PageLayout): { pieces: Piece[]; byGaps: boolean } {
  const pieces: Piece[] = []
  const waiting = tables.toSorted((a, b) => a.top - b.top)
  let open: Line[] = []
  let byGaps = false
  let index = 0

  const close = () => {
    pieces.push(...paragraphPieces(open, layout))
    open = []
  }
  const placeTables = (before: number) => {
    while (waiting[0] !== undefined && waiting[0].top < before) {
      close()
      pieces.push(...(waiting.shift()?.rows ?? []).map((cells) => ({ kind: 'row' as const, cells })))
    }
  }
  while (index < lines.length) {
    const line = lines[index]
    if (line === undefined) break
    placeTables(line.y)
    const table = gapTable(lines.slice(index))
    if (table === null) open.push(line)
    else {
      close()
      byGaps = true
      pieces.push(...table.rows.map((cells) => ({ kind: 'row' as const, cells })))
    }
    index += table?.length ?? 1
  }
  placeTables(Infinity)
  close()
  return { pieces, byGaps }
}

/** The fragments outside the drawn tables. */
export function outsideTables(fragments: readonly Fragment[], tables: readonly RuledTable[]): Fragment[] {
  return fragments.filter((fragment) => !tables.some((table) => table.holds.has(fragment)))
}

function paragraphPieces(lines: readonly Line[], layout: Layout): Piece[] {
  return paragraphsOf(lines, layout).map(({ text, first, last }) => ({ kind: 'text', text, first, last }))
}
