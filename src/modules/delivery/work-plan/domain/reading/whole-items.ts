import type { Item } from './items.ts'
import type { NumberStyle } from './numbering.ts'

/**
 * Items that are one measure together with their sub-points: only the last sub-point is closed by a notation, and so
 * it is wherever this kind of sub-point occurs. Gives for each such sub-point the item it belongs to.
 */
export function wholeItems(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const closed = closedItems(items)
  const tally = new Map<string, { whole: number; parted: number }>()
  const candidates: Item[] = []
  for (const item of items) {
    const shape = shapeOf(item, closed)
    if (shape === 'none') continue
    const key = keyOf(item)
    const count = tally.get(key) ?? { whole: 0, parted: 0 }
    count[shape]++
    tally.set(key, count)
    if (shape === 'whole') candidates.push(item)
  }
  const owners = new Map<Item, Item>()
  for (const item of candidates) {
    const count = tally.get(keyOf(item))
    if (count && count.whole >= count.parted) own(owners, item)
  }
  return owners
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
