import { plainWords, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'
import { isTimeWording } from './time-wording.ts'
import type { Stretch } from './stretch.ts'
import { looksLikeUnit } from './unit-names.ts'
import { listedUnits } from './unit-list.ts'

const LONGEST = 240
const SAYS_WHO = /(?:牵头|负责|配合|落实|参与|协助|分工)(?:负责|落实|实施|推进|配合|组织实施)?$/u
/** 负责解释 and 负责通报 are duties of their own. */
const SAYS_WHAT = /负责(?!落实|实施|推进|组织实施$)\p{Script=Han}/u

/** 责任单位为甲局,配合单位为乙局: labels as words. */
const LABEL = /(^|[,;])(?:牵头|主办|责任|配合|承办|协办)(?:单位|部门|处室|科室)[为是]/u

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
  const sentence = withoutTime(words.replace(/[。;)\s]+$/u, '').trim())
  if (/[(:《“]/u.test(sentence)) return false
  if (LABEL.test(sentence))
    return namesOf(sentence.replaceAll(new RegExp(LABEL, 'gu'), '$1')).every(looksLikeUnit)
  if (!SAYS_WHO.test(sentence) || SAYS_WHAT.test(sentence)) return false
  const said = sentence.replace(/^(?:(?:此|该|本|上述)项?(?:工作|任务|措施)?)?由/u, '')
  const names = namesOf(said)
  return names.length > 0 && names.every(looksLikeUnit) && listedUnits(said).some(({ part }) => part !== null)
}

function namesOf(sentence: string): readonly string[] {
  return listedUnits(sentence).flatMap(({ name }) => (name === '' || isTimeWording(name) ? [] : [name]))
}

/** A sentence without the last clause that states the time. */
function withoutTime(sentence: string): string {
  const clause = /[,;]([^,;]{1,40})$/u.exec(sentence)
  return clause && isTimeWording(clause[1] ?? '') ? sentence.slice(0, clause.index) : sentence
}
