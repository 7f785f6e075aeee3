import { plainWords, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { isTimeWording } from './time-wording.ts'
import type { Stretch } from './stretch.ts'
import { looksLikeUnit } from './unit-names.ts'
import { listedUnits } from './unit-list.ts'

const LONGEST = 240
const SAYS_WHO = /(?:牵头|负责|配合|落实|参与|协助|分工)(?:负责|落实|实施|推进|配合)?$/u
/** 负责解释 and 负责通报 are duties of their own. */
const SAYS_WHAT = /负责(?!落实|实施|推进)\p{Script=Han}/u

/** A last sentence of a line that says only who leads and who joins (办公室牵头,各处室配合。), brackets or none. */
export function plainSentences(page: Page, taken: readonly Span[]): readonly Stretch[] {
  const found: Stretch[] = []
  let next = 0
  for (const line of page.lines) {
    while ((taken[next]?.end ?? Infinity) <= line.start) next++
    let last = next
    while ((taken[last + 1]?.start ?? Infinity) < line.end) last++
    const notation = taken[last]
    const from = notation && notation.start < line.end ? Math.min(notation.end, line.end) : line.start
    const sentence = lastSentence(page.plain, { start: from, end: line.end })
    if (sentence && saysOnlyWho(plainWords(page.plain, sentence).words))
      found.push({
        ...sentence,
        kind: 'units',
        closed: !page.plain.slice(sentence.start, sentence.end).endsWith(')'),
      })
  }
  return found
}

function lastSentence(plain: string, { start, end }: Span): Span | null {
  const from = Math.max(start, end - LONGEST)
  const words = plain.slice(from, end)
  const closing = words.search(/[。;)\s]*$/u)
  const before = Math.max(
    ...['。', ';', '!', '?', '\u2028'].map((sign) => words.lastIndexOf(sign, closing - 1)),
  )
  if (closing < 4 || (before < 0 && from > start)) return null
  return { start: from + before + 1, end }
}

function saysOnlyWho(words: string): boolean {
  const sentence = words.replace(/[。;)\s]+$/u, '').trim()
  if (!SAYS_WHO.test(sentence) || /[(:《“]/u.test(sentence) || SAYS_WHAT.test(sentence)) return false
  const listed = listedUnits(sentence.replace(/^由/u, '')).filter(
    ({ name }) => name !== '' && !isTimeWording(name),
  )
  return (
    listed.length > 0 &&
    listed.every(({ name }) => looksLikeUnit(name)) &&
    listed.some(({ part }) => part !== null)
  )
}
