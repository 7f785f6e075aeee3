import type { Layout } from './layout.ts'
import { joined, type Line } from './lines.ts'

/** A line, or several that read as one paragraph; also across the edge of a page. */
export interface Paragraph {
  readonly text: string
  readonly first: Line
  readonly last: Line
}

/** In characters: an indented line opens a paragraph, a line this much short closes one. */
const INDENT = 1.2
const SHORT = 2.3
const ITEM =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十百]+[条章节]|\d{1,2}[.．、](?!\d))/
const SENTENCE_END = /[。；：！？）)”]$/

/** Joins printed lines into paragraphs: an indent, a short line, a wide gap or another size of letter parts them. */
export function paragraphsOf(lines: readonly Line[], layout: Layout): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || startsParagraph(open.last, line, layout))
      paragraphs.push({ text: line.text, first: line, last: line })
    else
      paragraphs[paragraphs.length - 1] = {
        text: joined(open.text, line.text),
        first: open.first,
        last: line,
      }
  }
  return paragraphs
}

/** Whether text runs on from the foot of one page to the head of the next. */
export function runsOn(last: Line, first: Line, layout: Layout): boolean {
  return last.page !== first.page && !startsParagraph(last, first, layout)
}

/** Whether a line ends before the edge, so that what follows is a new line of its own. */
export function isShort(line: Line, layout: Layout): boolean {
  return line.right < layout.right - SHORT * line.size
}

function startsParagraph(before: Line, line: Line, layout: Layout): boolean {
  if (before.segments.length > 1 || line.segments.length > 1) return true
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return true
  const centred = [before, line].map((each) => isCentred(each, layout))
  if (centred.includes(true)) return !isWrappedTitle(before, line, layout)
  if (line.left > layout.left + INDENT * line.size) return true
  if (isShort(before, layout)) return true
  const distance = line.page === before.page ? line.y - before.y : 0
  if (layout.leading > 0 && distance > 1.5 * layout.leading) return true
  return ITEM.test(line.text) && SENTENCE_END.test(before.text)
}

function isCentred(line: Line, layout: Layout): boolean {
  const before = line.left - layout.left
  const after = layout.right - line.right
  const isSet = before > 2.6 * layout.size || line.size > 1.15 * layout.size
  return isSet && Math.abs(before - after) < 1.2 * line.size
}

/** A title too long for its line goes on, centred, in the next. */
function isWrappedTitle(before: Line, line: Line, layout: Layout): boolean {
  const isLarge = line.size > 1.15 * layout.size
  const isLong = before.right - before.left > 0.7 * (layout.right - layout.left)
  return isLarge && isLong && isCentred(line, layout) && line.y - before.y < 2.5 * line.size
}
