import type { Line } from './lines.ts'

/** The text area and the usual letter of a document, found from its lines. */
export interface Layout {
  readonly left: number
  readonly right: number
  readonly size: number
  /** Usual distance from one baseline to the next. */
  readonly leading: number
}

/** Measures the text area: the edges that lines keep to, not the ones that single lines reach. */
export function measureLayout(lines: readonly Line[]): Layout {
  const size = mostCommon(lines.flatMap((line) => repeat(round(line.size, 0.5), line.text.length)))
  const body = lines.filter((line) => Math.abs(line.size - size) < 0.15 * size && line.text.length > 1)
  const enough = Math.max(2, Math.ceil(body.length * 0.06))
  const lefts = keptEdges(body, (line) => line.left, enough)
  const rights = keptEdges(body, (line) => line.right, enough)
  return {
    size,
    left: lefts.length > 0 ? Math.min(...lefts) : Math.min(...lines.map((line) => line.left)),
    right: rights.length > 0 ? Math.max(...rights) : Math.max(...lines.map((line) => line.right)),
    leading: mostCommon(body.flatMap((line, index) => distanceToNext(line, body[index + 1]))),
  }
}

function keptEdges(lines: readonly Line[], edge: (line: Line) => number, enough: number): number[] {
  const bins = new Map<number, number>()
  for (const line of lines) {
    const bin = round(edge(line), 4)
    bins.set(bin, (bins.get(bin) ?? 0) + 1)
  }
  return [...bins].filter(([, count]) => count >= enough).map(([bin]) => bin)
}

function distanceToNext(line: Line, next: Line | undefined): number[] {
  const distance = next === undefined || next.page !== line.page ? 0 : next.y - line.y
  return distance > 0 ? [round(distance, 0.5)] : []
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function repeat(value: number, times: number): number[] {
  return Array.from({ length: Math.min(times, 200) }, () => value)
}

function round(value: number, step: number): number {
  return Math.round(value / step) * step
}
