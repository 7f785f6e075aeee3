import type { Item } from './items.ts'
import { readNumber } from './numbering.ts'
import { plainText, trimmed, type Page } from './page.ts'
import type { ReadMeasure, Remainder, RemainderKind, Span } from './plan-reading.ts'

export interface ReadParts {
  readonly page: Page
  readonly items: readonly Item[]
  readonly measures: readonly ReadMeasure[]
  readonly title: readonly Span[]
  readonly furniture: readonly Span[]
  readonly tableHeadings: readonly Span[]
}

const SOURCE_LINE = /[^\n\r\f\v\u0085\u2029]+/gu

/** Whatever no measure took, line by line: together with the measures it covers the source exactly once. */
export function findRemainder(parts: ReadParts): readonly Remainder[] {
  const { source } = parts.page
  const measured = inOrder(
    parts.measures.flatMap(({ places }) => [places.number ?? [], places.text, places.notation].flat()),
  )
  const title = inOrder(parts.title).flatMap((span) => gaps(source, span, measured))
  const taken = inOrder([...measured, ...title])
  const kindAt = kindsByPlace(parts, measured)
  const rest = Array.from(source.matchAll(SOURCE_LINE)).flatMap((line) =>
    gaps(source, { start: line.index, end: line.index + line[0].length }, taken),
  )
  return inOrder([...rest, ...title]).map((span) => ({
    kind: title.includes(span) ? 'title' : kindAt(span),
    text: source.slice(span.start, span.end),
    span,
  }))
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.start - b.start)
}

/** What is left of a stretch, without white space around it. */
function gaps(source: string, within: Span, taken: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  let at = within.start
  for (let index = firstBehind(taken, within.start); at < within.end; index++) {
    const next = taken[index]
    const end = next && next.start < within.end ? next.start : within.end
    const gap = at < end ? trimmed(source, { start: at, end }) : null
    if (gap) found.push(gap)
    if (!next || next.start >= within.end) break
    at = Math.max(at, next.end)
  }
  return found
}

/** Index of the first stretch that ends behind a place. */
function firstBehind(spans: readonly Span[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? Infinity) <= place) low = middle + 1
    else high = middle
  }
  return low
}

function kindsByPlace(
  { page, items, furniture, tableHeadings }: ReadParts,
  measured: readonly Span[],
): (span: Span) => RemainderKind {
  const first = measured[0]?.start ?? Infinity
  const last = measured.at(-1)?.end ?? -1
  const sheet = new Set(furniture.map(({ start }) => start))
  const headings = new Set(headingPlaces(page, items))
  return (span) => {
    const plain = plainText(page.source.slice(span.start, Math.min(span.end, span.start + 80)))
    if (sheet.has(span.start)) return 'page'
    const tableHeading = tableHeadings[firstBehind(tableHeadings, span.start)]
    if (tableHeading && tableHeading.start <= span.start) return 'heading'
    if (headings.has(span.start) || isHeadingLine(plain)) return 'heading'
    if (span.start < first) return 'introduction'
    return span.start >= last ? 'closing' : 'other'
  }
}

/** The numbers of items that hold other items under a heading of one sentence. */
function headingPlaces(page: Page, items: readonly Item[]): readonly number[] {
  return items.flatMap(({ number, children, pieces }) => {
    const span = pieces[0]?.span
    const words = span ? page.plain.slice(span.start, Math.min(span.end, span.start + 80)) : ''
    return number && children.length > 0 && !/。./u.test(words) ? [number.span.start] : []
  })
}

function isHeadingLine(plain: string): boolean {
  return plain.length < 60 && !/[。;:,!?]/u.test(plain) && readNumber(plain, 0)?.weak === false
}
