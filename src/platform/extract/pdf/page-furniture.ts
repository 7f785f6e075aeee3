import type { Line } from './lines.ts'

/** The lines of a page's text, its printed number, and the heads and feet repeated from page to page. */
export interface SortedPage {
  readonly lines: readonly Line[]
  readonly numbers: readonly Line[]
  readonly heads: readonly Line[]
}

const PAGE_NUMBER =
  /^(?:[-—–―－─~·•\s]*\d{1,4}[-—–―－─~·•\s]*|第\s*\d+\s*页(?:[\s，,/、]*共\s*\d+\s*页)?|\d+\s*\/\s*\d+|page\s*\d+.*)$/i
/** Shares of the page's height in which heads and feet stand. */
const HEAD = 0.12
const FOOT = 0.88
/** Nearer the edge than any text: a small line there is a head even on a single page. */
const MARGIN = 0.066

/** Parts page numbers and running heads from the text; they stand at the edges and come again page after page. */
export function sortPages(pages: readonly { lines: readonly Line[]; height: number }[]): SortedPage[] {
  const repeated = repeatedHeads(pages)
  return pages.map(({ lines, height }) => {
    const edges = edgeLines(lines, height)
    const numbers = edges.filter((line) => PAGE_NUMBER.test(line.text))
    const heads = edges.filter(
      (line) => !numbers.includes(line) && (repeated.has(keyOf(line)) || isInMargin(line, lines, height)),
    )
    return { lines: lines.filter((line) => !numbers.includes(line) && !heads.includes(line)), numbers, heads }
  })
}

function repeatedHeads(pages: readonly { lines: readonly Line[]; height: number }[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { lines, height } of pages)
    for (const key of new Set(edgeLines(lines, height).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const enough = Math.max(2, Math.ceil(pages.length * 0.4))
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key))
}

/** Up to two lines at the head and two at the foot. */
function edgeLines(lines: readonly Line[], height: number): Line[] {
  const edge = [...lines.slice(0, 2), ...lines.slice(2).slice(-2)]
  return edge.filter((line) => line.y < HEAD * height || line.y > FOOT * height)
}

function isInMargin(line: Line, lines: readonly Line[], height: number): boolean {
  if (line.y > MARGIN * height && line.y < (1 - MARGIN) * height) return false
  const distances = lines.filter((each) => each !== line).map((each) => Math.abs(each.y - line.y))
  const isSmall = lines.some((each) => each.size > 1.1 * line.size)
  return isSmall && Math.min(...distances) > 2.5 * line.size
}

/** The same head may carry the number of its page. */
function keyOf(line: Line): string {
  return `${line.text.replace(/\d+/g, '#')}@${String(Math.round(line.y / 8))}`
}
