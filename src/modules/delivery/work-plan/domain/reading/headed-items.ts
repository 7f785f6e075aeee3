import type { Item, Piece } from './items.ts'
import type { Page } from './page.ts'

const LONGEST_HEADING = 45
/** A plan writes its notations behind the headings when so many of its items do. */
const FEWEST = 2
const SHARE = 0.6

/**
 * Items whose notation stands right behind their heading and holds for all below it, (一)强化公开(责任单位:甲局) over
 * its own paragraphs and sub-points. Gives for each such item, and for each sub-point of it, the item that is the
 * measure; empty where the plan has no such habit.
 */
export function headedItems(page: Page, items: readonly Item[]): ReadonlyMap<Item, Item> {
  const closing = items.filter(({ number, pieces }) => number && pieces.some(isNotation))
  const headed = closing.filter((item) => isHeaded(page, item))
  const owners = new Map<Item, Item>()
  if (headed.length < FEWEST || headed.length < closing.length * SHARE) return owners
  for (const item of headed) {
    const below = [item]
    for (let one = below.pop(); one; one = below.pop()) {
      owners.set(one, item)
      below.push(...one.children)
    }
  }
  return owners
}

function isNotation({ kind }: Piece): boolean {
  return kind === 'notation'
}

function isHeaded(page: Page, item: Item): boolean {
  const [heading, notation, ...body] = item.pieces
  if (heading?.kind !== 'text' || notation?.kind !== 'notation' || body.some(isNotation)) return false
  const { start, end } = heading.span
  if (end - start > LONGEST_HEADING || /[。;:,]/u.test(page.plain.slice(start, end).replace(/。$/u, ''))) return false
  return (body.length > 0 || item.children.length > 0) && !isClosedBelow(item)
}

/** Whether a sub-point has a notation of its own. */
function isClosedBelow(item: Item): boolean {
  const below = [...item.children]
  for (let one = below.pop(); one; one = below.pop()) {
    if (one.pieces.some(isNotation)) return true
    below.push(...one.children)
  }
  return false
}
