import { joined, type Line } from './lines.ts'

/** A row as one line, line breaks in a cell as U+2028: cells divided by bars; a row of one cell is a plain line. */
export function rowText(cells: readonly string[]): string {
  const texts = cells.map((cell) => cell.replaceAll('|', '｜'))
  const [only] = texts
  return texts.length === 1 && only !== undefined ? only : texts.join('|')
}

/** Usual distance of the text from the edge of its cell, in points. */
const PADDING = 5.4
/** Marks that may not stand at the end or at the head of a line take their neighbour along. */
const OPENS = /^[（(《“〔【]/
const CLOSES_NEXT = /^.[，。、；：）)》”〕】？！]/
const WORD = /^[A-Za-z0-9.%]+/

/** The lines of a cell as its text: where the next character would have fitted, a new line was meant. */
export function cellText(lines: readonly Line[], right: number): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const isBreak = before !== undefined && hadRoom(before, line, right)
    text = before === undefined ? line.text : isBreak ? `${text}\u2028${line.text}` : joined(text, line.text)
  }
  return text
}

function hadRoom(before: Line, line: Line, right: number): boolean {
  const room = (right - PADDING - before.right) / before.size
  const word = WORD.exec(line.text)?.[0].length ?? 0
  const needed = OPENS.test(line.text) || CLOSES_NEXT.test(line.text) ? 2 : Math.max(1, word * 0.55)
  return room > needed + 0.15
}
