import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import type { Line, Page } from './page.ts'
import type { Span } from './plan-reading.ts'

const PAGE_NUMBER = [
  /^[-—–―─_~·•\s]*\d{1,4}[-—–―─_~·•\s]*$/u,
  /^[-—–\s]*第 {0,4}\d{1,4} {0,4}页[\s,/、()]*(?:共 {0,4}\d{1,4} {0,4}页)?[\s)]*[-—–\s]*$/u,
  /^共 {0,4}\d{1,4} {0,4}页[\s,/、]*(?:第 {0,4}\d{1,4} {0,4}页)?$/u,
  /^\d{1,4} ?\/ ?\d{1,4}$/,
  /^page ?\d{1,4}(?: ?of ?\d{1,4})?$/i,
]
const LONGEST_HEAD = 40
const SHORTEST_HEAD = 8

/** The lines that belong to the sheet and not to the plan: page numbers, and heads printed again on each sheet. */
export function pageFurniture(page: Page): readonly Span[] {
  const numbered = page.lines.map((line) =>
    PAGE_NUMBER.some((pattern) => line.text.length < 40 && pattern.test(line.text)),
  )
  const places = placesOfHeads(page.lines)
  return page.lines.filter((line, index) => numbered[index] === true || isRunningHead(line, index))

  function isRunningHead(line: Line, index: number): boolean {
    const key = withoutSpace(line.text)
    const seen = places.get(key)
    if (seen === undefined || seen.count < 2) return false
    const besidePageNumber = numbered[index - 1] === true || numbered[index + 1] === true
    if (seen.first === index) return besidePageNumber && index > 1
    return besidePageNumber || (seen.count > 2 && key.length >= SHORTEST_HEAD)
  }
}

interface Places {
  readonly first: number
  readonly count: number
}

function placesOfHeads(lines: readonly Line[]): ReadonlyMap<string, Places> {
  const places = new Map<string, Places>()
  lines.forEach((line, index) => {
    if (!mayBeHead(line.text)) return
    const key = withoutSpace(line.text)
    const before = places.get(key)
    places.set(key, { first: before?.first ?? index, count: (before?.count ?? 0) + 1 })
  })
  return places
}

/** A head is short, closes no sentence, and names neither a number of the plan nor a unit for a measure. */
function mayBeHead(text: string): boolean {
  return text.length <= LONGEST_HEAD && !/[。;|\t]$|[|\t:(]|^[一二三四五六七八九十\d]+[、.]/u.test(text)
}
