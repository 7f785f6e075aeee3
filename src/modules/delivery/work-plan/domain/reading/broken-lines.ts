import { breaksOff } from './brackets.ts'
import { openingLabels } from './labels.ts'
import { readNumber } from './numbering.ts'
import { withJoints, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'

/** A page counts as broken by its printer from this share of full lines on. */
const SHARE_OF_FULL_LINES = 0.25
const FEWEST_FULL_LINES = 5
const NARROWEST = 18
const WIDEST = 120
/** A printer leaves up to this much room at the end of a full line. */
const ROOM = 3
const CLOSES = /[。;:!?)”"’》…|\t]$/u

/** Puts paragraphs together that a printer broke into lines of one width, as text pasted from a PDF is. */
export function joinBrokenLines(page: Page): Page {
  const width = printedWidth(page.lines)
  if (width === null) return page
  const joints: Span[] = []
  page.lines.forEach((line, index) => {
    const next = page.lines[index + 1]
    if (next && widthOf(line.text) >= width - ROOM && runsInto(page, index))
      joints.push({ start: line.end, end: next.start })
  })
  return withJoints(page, joints)
}

function runsInto({ source, lines }: Page, index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next) return false
  if (CLOSES.test(line.text) || /[|\t]/.test(line.text + next.text)) return false
  if (/\S/u.test(source.slice(line.end, next.start))) return false
  const number = readNumber(next.text, 0)
  if (number && (!number.weak || breaksOff(lines, index))) return false
  return openingLabels(next.text)[0]?.start !== 0
}

/** The width of the full lines, null where paragraphs end where they end. */
function printedWidth(lines: readonly Line[]): number | null {
  const widths = lines.map(({ text }) => widthOf(text)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  const full = lines.filter(({ text }) => Math.abs(widthOf(text) - width) <= ROOM)
  const broken = full.filter(({ text }) => !CLOSES.test(text))
  const isPrinted =
    width >= NARROWEST &&
    width < WIDEST &&
    full.length >= Math.max(FEWEST_FULL_LINES, lines.length * SHARE_OF_FULL_LINES) &&
    broken.length >= full.length / 2
  return isPrinted ? width : null
}

/** Width in Chinese characters; a line wider than any sheet is as good as endless. */
function widthOf(text: string): number {
  if (text.length > WIDEST) return WIDEST
  const narrow = text.match(/[!-~ ]/g)?.length ?? 0
  return text.length - narrow / 2
}
