import type { Item } from './items.ts'
import type { NumberStyle } from './numbering.ts'
import type { Page } from './page.ts'

/**
 * Items that are one measure together with their sub-points: only the last sub-point is closed by a notation, and so
 * it is wherever this kind of sub-point occurs. Gives for each such sub-point the item it belongs to.
 */
export function wholeItems(page: Page, items: readonly Item[]): ReadonlyMap<Item, Item> {
  const closed = closedItems(items)
  const shaped = items.map((item) => ({ item, shape: shapeOf(item, closed) }))
  const balance = new Map<string, number>()
  for (const { item, shape } of shaped)
    if (shape !== 'none')
      balance.set(keyOf(item), (balance.get(keyOf(item)) ?? 0) + (shape === 'whole' ? 1 : -1))
  const owners = new Map<Item, Item>()
  for (const { item, shape } of shaped)
    if (
      shape === 'whole' &&
      ((balance.get(keyOf(item)) ?? 0) > 0 || isOneSentence(page, item) || isList(page, item))
    )
      own(owners, item)
  return owners
}

/** Sub-points divided by semicolons are clauses of one sentence. */
function isOneSentence(page: Page, { children }: Item): boolean {
  return children.slice(0, -1).every(({ pieces }) => {
    const end = pieces.at(-1)?.span.end ?? 0
    return page.plain.charAt(end - 1) === ';'
  })
}

/** A colon opens the list of sub-points, and the notation stands on a line of its own below it. */
function isList(page: Page, { pieces, children }: Item): boolean {
  const opening = pieces.at(-1)?.span.end ?? 0
  const [notation, text] = (children.at(-1)?.pieces ?? []).toReversed()
  if (page.plain.charAt(opening - 1) !== ':' || !notation || !text) return false
  return page.plain.slice(text.span.end, notation.span.start).includes('\n')
}

function keyOf(item: Item): string {
  const style: NumberStyle | undefined = item.children[0]?.number?.style
  return `${item.number?.style ?? ''}>${style ?? ''}`
}

function own(owners: Map<Item, Item>, item: Item): void {
  const owner = owners.get(item) ?? item
  const below = [...item.children]
  for (let child = below.pop(); child; child = below.pop()) {
    owners.set(child, owner)
    below.push(...child.children)
  }
}

/** Items that hold a notation themselves or in a sub-point. */
function closedItems(items: readonly Item[]): ReadonlySet<Item> {
  const closed = new Set<Item>()
  for (const item of items) {
    if (!item.pieces.some(({ kind }) => kind === 'notation')) continue
    for (let at: Item | null = item; at && !closed.has(at); at = at.parent) closed.add(at)
  }
  return closed
}

function shapeOf(item: Item, closed: ReadonlySet<Item>): 'whole' | 'parted' | 'none' {
  if (!item.number || item.children.length < 2 || !closed.has(item)) return 'none'
  const last = item.children.at(-1)
  const onlyLast = last && item.children.every((child) => closed.has(child) === (child === last))
  const ownNotation = item.pieces.some(({ kind }) => kind === 'notation')
  if (!onlyLast || ownNotation) return item.children.some((child) => closed.has(child)) ? 'parted' : 'none'
  const notations = last.pieces.filter(({ kind }) => kind === 'notation')
  return last.children.length === 0 && notations.length === 1 && last.pieces.at(-1)?.kind === 'notation'
    ? 'whole'
    : 'parted'
}
