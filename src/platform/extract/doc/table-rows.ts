import type { RowEdges } from './row-edges.ts'
import type { StoryLine } from './story.ts'

interface Row {
  readonly cells: readonly string[]
  readonly edges: RowEdges
}

const LINE_IN_CELL = '\u2028'
const NEAR = 20

/** Story lines as printed lines: rows become one line each, their cells divided by bars. */
export function printedLines(story: readonly StoryLine[]): string[] {
  const lines: string[] = []
  let table: Row[] = []
  let cells: string[] = []
  let cell: string[] = []
  for (const line of story) {
    if (line.end === 'row') {
      table.push({ cells, edges: line.edges })
      cells = []
    } else if (line.end === 'cell') {
      cells.push([...cell, line.text].filter((text) => text.trim() !== '').join(LINE_IN_CELL))
      cell = []
    } else if (line.inTable) cell.push(line.text)
    else {
      lines.push(...tableLines(table), ...line.text.split('\n'))
      table = []
    }
  }
  return [...lines, ...tableLines(table)]
}

/** A table of one column is a frame round text; a row of one cell is a line of its own. */
function tableLines(rows: readonly Row[]): string[] {
  if (rows.every((row) => row.cells.length <= 1))
    return rows.flatMap((row) => row.cells.flatMap((cell) => cell.split(LINE_IN_CELL)))
  const edges = distinct(rows.flatMap((row) => row.edges))
  return rows.map((row) => {
    const texts = row.cells.map((cell) => cell.replaceAll('\n', LINE_IN_CELL).replaceAll('|', '｜'))
    const [only] = texts
    if (texts.length === 1 && only !== undefined) return only
    return texts.flatMap((text, index) => [text, ...emptyFor(row.edges, index, edges)]).join('|')
  })
}

/** A cell over several columns is followed by as many empty ones. */
function emptyFor(own: RowEdges, index: number, edges: readonly number[]): string[] {
  const [left, right] = [own[index], own[index + 1]]
  if (left === undefined || right === undefined) return []
  return edges.filter((edge) => edge > left + NEAR && edge < right - NEAR).map(() => '')
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (kept.at(-1) ?? -Infinity) > NEAR) kept.push(value)
  return kept
}
