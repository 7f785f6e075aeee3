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

function carriesOn(lines: readonly Line[], next: number): boolean {
  for (const { text } of lines.slice(next, next + MOST_LINES)) {
    const head = text.slice(0, LONGEST_CARRY).replace(/\([^()]{1,12}\)/gu, '')
    const closing = head.indexOf(')')
    if (readNumber(text, 0)?.weak === false || /[(。]/u.test(closing < 0 ? head : head.slice(0, closing)))
      return false
    if (closing >= 0) return true
  }
  return false
}
