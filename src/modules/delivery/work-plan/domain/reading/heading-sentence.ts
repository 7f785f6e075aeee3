import { printedText, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'

const LONGEST = 45

/** The heading sentence of an item: its first line or first sentence, if it is short and more follows. */
export function headingOf(page: Page, text: readonly Span[]): Span | null {
  const first = text[0]
  if (!first) return null
  const words = page.plain.slice(first.start, Math.min(first.end, first.start + LONGEST + 2))
  const stop = words.search(/[。:](?=[^)”"])/u)
  if (stop > 0)
    return stop <= LONGEST && isHeading(words.slice(0, stop))
      ? { start: first.start, end: first.start + stop }
      : null
  const isShort = first.end - first.start <= LONGEST && text.length > 1
  return isShort ? { start: first.start, end: first.end - (words.endsWith('。') ? 1 : 0) } : null
}

function isHeading(sentence: string): boolean {
  return (sentence.match(/,/gu) ?? []).length < 3 && !/[;!?]/u.test(sentence)
}

/** The text of several stretches as the page reads: paragraphs apart, lines that the printer broke together. */
export function joinedText(page: Page, spans: readonly Span[]): string {
  return spans
    .map((span, index) => {
      const { start, end } = span
      const next = spans[index + 1]
      const closes = next && (/[。;:!?)”"’]$/u.test(page.plain.slice(start, end)) || end - start < 20)
      return printedText(page, span).replaceAll('\u2028', '\n') + (closes ? '\n' : '')
    })
    .join('')
}
