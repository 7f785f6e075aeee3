import { bodyOf, headedItems } from './headed-items.ts'
import type { Item, Piece } from './items.ts'
import type { Notation } from './notations.ts'
import type { Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { wholeItems } from './whole-items.ts'

/** A measure before its units and its time are read. */
export interface Draft {
  readonly path: readonly string[]
  readonly seq: number
  readonly number: Span | null
  readonly text: readonly Span[]
  readonly notation: Notation
  readonly item: Item
}

/** The measures of an outline: each is the text of an item up to its notation (measure-conventions, "What is a measure"). */
export function draftMeasures(page: Page, items: readonly Item[]): readonly Draft[] {
  const headed = headedItems(page, items)
  const whole = wholeItems(page, items)
  const drafts = headedDrafts(page, items, headed)
  const collected = new Map<Item, Collected>()
  for (const item of items) {
    if (headed.has(item)) continue
    const owner = whole.get(item) ?? item
    const open = collected.get(owner) ?? { owner, texts: [], seq: 0, number: owner.number?.span ?? null }
    collected.set(owner, open)
    if (item !== owner && item.number) open.texts.push(item.number.span)
    for (const piece of item.pieces) collect(page, { open, piece, drafts })
  }
  return drafts.sort((a, b) => a.notation.start - b.notation.start)
}

/** The measures whose notation stands behind their heading: heading and all below it. */
function headedDrafts(page: Page, items: readonly Item[], headed: ReadonlyMap<Item, Item>): Draft[] {
  const texts = new Map<Item, Span[]>()
  for (const item of items) {
    const owner = headed.get(item)
    if (!owner) continue
    const collected = texts.get(owner) ?? []
    texts.set(owner, collected)
    if (item !== owner && item.number) collected.push(item.number.span)
    collected.push(...bodyOf(page, item))
  }
  return Array.from(texts).flatMap(([item, text]) => {
    const notation = item.pieces.find(({ kind }) => kind === 'notation')
    if (notation?.kind !== 'notation') return []
    const number = item.number?.span ?? null
    const said = { path: pathOf(item), seq: 1, number, notation: notation.notation, item }
    return [{ ...said, text: joinAdjacent(page, text) }]
  })
}

interface Collected {
  readonly owner: Item
  texts: Span[]
  seq: number
  number: Span | null
}

function collect(
  page: Page,
  { open, piece, drafts }: { open: Collected; piece: Piece; drafts: Draft[] },
): void {
  if (piece.kind === 'text') {
    open.texts.push(piece.span)
    return
  }
  const text = joinAdjacent(page, open.owner.number ? open.texts : ownParagraphs(page, open, piece.span))
  open.texts = []
  if (text.length === 0) return
  open.seq++
  drafts.push({
    path: pathOf(open.owner),
    seq: open.seq,
    number: open.number,
    text,
    notation: piece.notation,
    item: open.owner,
  })
  open.number = null
}

/** Without a number, a notation closes its own paragraph, and a line of its own closes those since the last one. */
function ownParagraphs(page: Page, { texts, seq }: Collected, notation: Span): readonly Span[] {
  const last = texts.at(-1)
  if (!last) return []
  const sameLine = !page.plain.slice(last.end, notation.start).includes('\n')
  if (sameLine || seq === 0) return [last]
  const from = texts.findLastIndex(
    ({ start, end }) => !/[。;:]$/u.test(page.plain.slice(start, end)) && end - start < 30,
  )
  return texts.slice(from + 1).length > 0 ? texts.slice(from + 1) : [last]
}

function pathOf(item: Item): readonly string[] {
  const path: string[] = []
  for (let at: Item | null = item; at; at = at.parent) if (at.number) path.unshift(at.number.label)
  return path
}

/** A number and its text are one stretch. */
function joinAdjacent(page: Page, spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && /^[ \t]*$/.test(page.plain.slice(last.end, span.start)))
      joined[joined.length - 1] = { start: last.start, end: span.end }
    else joined.push(span)
  }
  return joined
}
