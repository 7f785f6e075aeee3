import type { Item, Piece } from './items.ts'
import type { Page } from './page.ts'
import type { Span } from './plan-reading.ts'

const LONGEST_HEADING = 45
/** A plan writes its notations behind the headings when so many of its items do. */
const FEWEST = 2
const SHARE = 0.6

/** Lines that only add to the measure above them. */
const REMARK =
  /^(?:政策依据|依据|备注|注|说明|执行期限|实施期限|有效期|(?:联系|咨询|申报|办理)\p{Script=Han}{0,4}):/u
/** The words of a signature, a date or an annex. */
const CLOSING =
  /^(?:附 ?件|附:|\(此件|抄送|\S{2,30}(?:政府|办公室|办公厅|委员会|局|厅)$|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日$)/u

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

/** What stands in an item, up to the signature, the date or the annexes that close the plan. */
export function bodyOf(page: Page, { pieces }: Item): readonly Span[] {
  const texts = pieces.flatMap(({ kind, span }) => (kind === 'text' ? [span] : []))
  const end = texts.findIndex(
    ({ start, end }, index) => index > 0 && CLOSING.test(page.plain.slice(start, end)),
  )
  return end < 0 ? texts : texts.slice(0, end)
}

function isNotation({ kind }: Piece): boolean {
  return kind === 'notation'
}

function isHeaded(page: Page, item: Item): boolean {
  const [heading, notation, ...body] = item.pieces
  if (heading?.kind !== 'text' || notation?.kind !== 'notation' || body.some(isNotation)) return false
  const below = body[0]?.span.start ?? item.children[0]?.number?.span.start
  return (
    below !== undefined &&
    isHeading(page.plain.slice(heading.span.start, heading.span.end)) &&
    opensBelow(page.plain, notation.span.end, below) &&
    !isClosedBelow(item)
  )
}

function isHeading(words: string): boolean {
  return words.length <= LONGEST_HEADING && !/[。;:,]/u.test(words.replace(/。$/u, ''))
}

/** The body is a paragraph of its own, and no remark such as 政策依据:…; a notation with a full stop closes a sentence. */
function opensBelow(plain: string, end: number, below: number): boolean {
  const isNewLine = plain.slice(end, below).includes('\n')
  return isNewLine && !/[。;]$/u.test(plain.charAt(end - 1)) && !REMARK.test(plain.slice(below, below + 12))
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
