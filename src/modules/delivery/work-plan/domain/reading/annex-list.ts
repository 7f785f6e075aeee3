import { readNumber } from './numbering.ts'
import type { Line, Page } from './page.ts'
import type { Span } from './plan-reading.ts'

const OPENS = /^附 ?件 ?(?:[\d一二三四五六七八九十]{1,2})? ?: ?(?=\S)/u
const LONGEST = 60

/** The lines that list the annexes of a document (附件:1.任务表): whoever stands in them wrote the annex. */
export function annexLines({ lines }: Page): readonly Span[] {
  const found: Line[] = []
  let next = 0
  for (const line of lines) {
    const opening = OPENS.exec(line.text)?.[0].length ?? 0
    const number = readNumber(line.text, opening)
    const goesOn = next > 0 && number?.style === 'arabic' && number.ordinal === next
    const isListed = (opening > 0 || goesOn) && line.text.length <= LONGEST && !line.text.includes('。')
    if (isListed) found.push(line)
    next = isListed && number?.style === 'arabic' ? number.ordinal + 1 : 0
  }
  return found
}
