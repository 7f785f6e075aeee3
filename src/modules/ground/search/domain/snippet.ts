import { foldWidth } from '../../../../kernel/chinese-text.ts'

/** A stretch of a snippet; a hit is shown marked. */
export interface SnippetPiece {
  readonly text: string
  readonly hit: boolean
}

const WIDTH = 90

/** A window of the text around the first word found, with every word of the query marked. */
export function snippet(text: string, words: readonly string[]): readonly SnippetPiece[] {
  const clean = text.replace(/\s+/g, ' ')
  const lower = folded(clean)
  const places = telling(words)
    .map((word) => lower.indexOf(word))
    .filter((place) => place >= 0)
  const first = places.length === 0 ? 0 : Math.min(...places)
  const start = Math.max(0, first - 20)
  const cut =
    (start > 0 ? '…' : '') + clean.slice(start, start + WIDTH) + (start + WIDTH < clean.length ? '…' : '')
  return marked(cut, words)
}

/** A text with every word marked; longer words win over their parts, and beside them single characters say nothing. */
export function marked(text: string, words: readonly string[]): readonly SnippetPiece[] {
  const sorted = telling(words).sort((a, b) => b.length - a.length)
  const lower = folded(text)
  const pieces: SnippetPiece[] = []
  let plain = ''
  for (let at = 0; at < text.length;) {
    const place = at
    const found = sorted.find((word) => lower.startsWith(word, place))
    if (found === undefined) {
      plain += text.charAt(at)
      at += 1
      continue
    }
    if (plain !== '') pieces.push({ text: plain, hit: false })
    plain = ''
    pieces.push({ text: text.slice(at, at + found.length), hit: true })
    at += found.length
  }
  if (plain !== '') pieces.push({ text: plain, hit: false })
  return pieces
}

/** The words worth marking: a single character only where the query has nothing longer. */
function telling(words: readonly string[]): string[] {
  const longer = words.filter((word) => word.length > 1)
  return [...new Set(longer.length > 0 ? longer : words)]
}

/** As the words of a query are written; every character keeps its place. */
function folded(text: string): string {
  return foldWidth(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
