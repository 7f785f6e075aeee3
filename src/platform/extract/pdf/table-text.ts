import { joined, type Line } from './lines.ts'

/** The text of one cell, line breaks as U+2028. */
export interface GridCell {
  readonly text: string
}

/** A row as one line: cells divided by bars; a row of one cell is a plain line. */
export function rowText(cells: readonly GridCell[]): string {
  const texts = cells.map((cell) => cell.text.replaceAll('|', '｜'))
  const [only] = texts
  return texts.length === 1 && only !== undefined ? only : texts.join('|')
}

/** The lines of a cell as its text: a line that stops well before the cell's edge ends a paragraph. */
export function cellText(lines: readonly Line[], right: number): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const isBreak = before !== undefined && before.right < right - 6 - 1.3 * before.size
    text = before === undefined ? line.text : isBreak ? `${text}\u2028${line.text}` : joined(text, line.text)
  }
  return text
}
