import type { Line } from './page.ts'
import { readNumber } from './numbering.ts'
import type { Span } from './plan-reading.ts'

/** A pair of round brackets, `end` behind the closing one; an open bracket without its partner ends with its line. */
export interface Bracket extends Span {
  readonly closed: boolean
  /** Brackets around it. */
  readonly depth: number
}

/** How far, and over how many more lines, a broken line may carry a bracket on. */
const LONGEST_CARRY = 400
const MOST_LINES = 5

/**
 * The brackets of a page in reading order, outer before inner. An unclosed bracket ends at the end of its line, unless
 * one of the next lines closes it before a sentence ends there (lines that the printer broke).
 */
export function findBrackets(plain: string, lines: readonly Line[]): readonly Bracket[] {
  const found: Bracket[] = []
  let open: number[] = []
  lines.forEach((line, index) => {
    for (let at = line.start; at < line.end; at++) {
      if (plain.charAt(at) === '(') open.push(at)
      else if (plain.charAt(at) === ')' && open.length > 0) {
        const start = open.pop() ?? at
        found.push({ start, end: at + 1, closed: true, depth: open.length })
      }
    }
    if (open.length === 0 || carriesOn(lines, index + 1)) return
    open.forEach((start, depth) => found.push({ start, end: line.end, closed: false, depth }))
    open = []
  })
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a bracket is open at the end of a line that none of the next lines closes. */
export function breaksOff(lines: readonly Line[], index: number): boolean {
  const depths = depthsOf(wordsOf(lines.slice(Math.max(0, index - MOST_LINES), index + 1)))
  if ((depths.at(-1) ?? 0) <= Math.min(0, ...depths)) return false
  const below = lines.slice(index + 1, index + 1 + MOST_LINES)
  const end = below.findIndex(({ text }) => readNumber(text, 0)?.weak === false)
  return !depthsOf(wordsOf(end < 0 ? below : below.slice(0, end))).some((depth) => depth < 0)
}

function wordsOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text.slice(0, LONGEST_CARRY)).join('')
}

/** How many brackets are open behind each bracket of a text. */
function depthsOf(text: string): readonly number[] {
  let depth = 0
  return Array.from(text.matchAll(/[()]/g), ([sign]) => (depth += sign === '(' ? 1 : -1))
}

function carriesOn(lines: readonly Line[], next: number): boolean {
  for (const { text } of lines.slice(next, next + MOST_LINES)) {
    const head = text.slice(0, LONGEST_CARRY).replace(/\([^()]{1,12}\)/gu, '')
    const closing = head.indexOf(')')
    const inside = (closing < 0 ? head : head.slice(0, closing)).replace(
      /。[^。]{0,40}(?:牵头|下同)[^。]{0,20}$/u,
      '',
    )
    if (readNumber(text, 0)?.weak === false || /[(。]/u.test(inside)) return false
    if (closing >= 0) return true
  }
  return false
}
