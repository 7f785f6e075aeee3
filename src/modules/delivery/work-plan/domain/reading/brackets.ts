import type { Line } from './page.ts'
import { readNumber } from './numbering.ts'
import type { Span } from './plan-reading.ts'

/** A pair of round brackets, `end` behind the closing one; an open bracket without its partner ends with its line. */
export interface Bracket extends Span {
  readonly closed: boolean
  /** Brackets around it. */
  readonly depth: number
}

/** How far a broken line may carry a bracket on. */
const LONGEST_CARRY = 400

/**
 * The brackets of a page in reading order, outer before inner. An unclosed bracket ends at the end of its line, unless
 * the next line closes it before a sentence ends there (a line that the printer broke).
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
    if (open.length === 0 || carriesOn(lines[index + 1])) return
    open.forEach((start, depth) => found.push({ start, end: line.end, closed: false, depth }))
    open = []
  })
  return found.sort((a, b) => a.start - b.start)
}

function carriesOn(next: Line | undefined): boolean {
  if (!next || readNumber(next.text, 0)?.weak === false) return false
  const head = next.text.slice(0, LONGEST_CARRY)
  const closing = head.indexOf(')')
  const before = head.slice(0, Math.max(closing, 0))
  return closing >= 0 && !/[(。]/u.test(before)
}
