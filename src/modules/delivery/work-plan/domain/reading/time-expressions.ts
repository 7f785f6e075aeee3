import { civilDateOf, endOfMonth, type CivilDate } from '../../../../../kernel/civil-date.ts'
import { ordinalOf } from './numbering.ts'
import type { Span } from './plan-reading.ts'

/** A day, month, half or year as a text states it. */
export interface TimeExpression extends Span {
  readonly words: string
  /** Words that put a limit stand with it: 前, 底, 内, 之前. */
  readonly limits: boolean
  /** The year written with it, null where it is to be taken from elsewhere. */
  readonly year: number | null
  /** 今年 is 0, 明年 is 1; null where no such word stands. */
  readonly yearsOn: number | null
  readonly part: DatePart
}

/** The part of the year a time names; null is no clear day (三季度前, 月初). */
export type DatePart =
  | { readonly kind: 'day'; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'unclear' }

const YEAR =
  '(?<year>(?:19|20)\\d{2}|二[〇零○O][〇零○O一二三四五六七八九]{2}) ?年 ?|(?<word>今年|本年度?|当年|同年|明年|次年|翌年) ?'
const DAY =
  '(?<month>\\d{1,2}|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])) ?月(?:份)? ?(?:(?<day>\\d{1,2}|[一二三]?十?[一二三四五六七八九十]) ?[日号](?!报)(?: ?\\d{1,2}[时点](?:整)?(?=前|之前|以前))?|(?<third>上旬|中旬|下旬|底|末|初))?'
const PART =
  '(?<end>(?<![\\d一二三四五六七八九十两几])年度内|年? ?[底末](?![^前,。;、)\\s]{0,2}库)|(?:(?<![\\d一二三四五六七八九十两几])年)?内)|(?<half>上半年|(?<!上[、和及])下半年|前三季度)|第?(?<quarter>[一二三四1-4])(?:个)?季度(?<quarterEnd>[底末])?'
const LIMIT = '(?<before> ?(?:之|以)?[前内](?!后|期|述|款|列|提|置|往|沿|景|瞻|容|部|外|涵|贸|河|地|需|控))?'
/** 2030年国庆节前, 2030年汛期: the year of an occasion is no date. */
const OCCASION =
  '(?!完成|实现|建成|建立|出台|全面|基本|起)[^\\d,。;、\\s底末内全上下前]{1,8}?(?:节|日|周|季|期|会)(?:之|以)?(?:前|后|期间|当|来临)'
const EXPRESSION = new RegExp(
  `(?:${YEAR})?(?:${DAY}|${PART})${LIMIT}|(?<onlyWord>今年|本年度?)(?=(?:全面|全部|基本)?(?:完成|实现|建成))|(?<only>(?:19|20)\\d{2}) ?年(?:度)?(?<onlyBefore>(?:之|以)?[前内])?(?!\\d|[-—~至]|${OCCASION})`,
  'gu',
)
const DOTTED = /(?<!\d)(?<year>20\d{2})[.\-/](?<month>\d{1,2})(?:[.\-/](?<day>\d{1,2}))?(?!\d|[.\-/%])/gu

const DAY_ALONE = /^ ?(?<month>1[0-2]|0?[1-9])[./](?<day>[12]\d|3[01]|0?[1-9])日?(?:之|以)?前?$/u

/** All such times in a text, in order. */
export function timeExpressions(text: string): readonly TimeExpression[] {
  const found: TimeExpression[] = []
  for (const match of onOneLine(text).matchAll(EXPRESSION)) {
    const expression = expressionOf(match)
    if (expression) found.push(expression)
  }
  return found
}

/** 2024.10, 2024-10-31 and 6.30, as time columns have them. */
export function dottedDates(text: string): readonly TimeExpression[] {
  const bare = DAY_ALONE.exec(text)
  if (bare) {
    const { month, day } = bare.groups ?? {}
    const part = { kind: 'day', month: Number(month), day: Number(day) } as const
    return [{ ...placeOf(bare), limits: true, year: null, yearsOn: null, part }]
  }
  return Array.from(onOneLine(text).matchAll(DOTTED), (match): TimeExpression => {
    const { year = '', month = '', day } = match.groups ?? {}
    const part: DatePart =
      day === undefined
        ? { kind: 'month', month: Number(month) }
        : { kind: 'day', month: Number(month), day: Number(day) }
    return { ...placeOf(match), limits: true, year: Number(year), yearsOn: null, part }
  })
}

/** A time may be broken over the lines of a cell. */
function onOneLine(text: string): string {
  return text.replace(/\s/gu, ' ')
}

/** The last day a time names in its year; null for a part that is no clear day. */
export function lastDayOf(part: DatePart, year: number): CivilDate | null {
  if (part.kind === 'unclear') return null
  if (part.kind === 'day') return civilDateOf(year, part.month, part.day)
  return part.month >= 1 && part.month <= 12 ? endOfMonth(year, part.month) : null
}

function placeOf(match: RegExpExecArray): Pick<TimeExpression, 'start' | 'end' | 'words'> {
  const start = match.index
  return { start, end: start + match[0].length, words: match[0] }
}

function expressionOf(match: RegExpExecArray): TimeExpression | null {
  const groups = match.groups ?? {}
  const part = partOf(groups)
  const year = groups['year'] ?? groups['only']
  const yearsOn = yearsOnOf(groups['word'] ?? groups['onlyWord'])
  if (part === null || (groups['end'] !== undefined && !isYearEnd(groups, match[0]))) return null
  const isEnd = /^[底末]$/u.test(groups['third'] ?? '')
  const limits =
    isEnd || ['before', 'onlyBefore', 'end', 'quarterEnd'].some((name) => groups[name] !== undefined)
  return {
    ...placeOf(match),
    limits,
    year: year === undefined ? null : yearOf(year),
    yearsOn,
    part,
  }
}

/** 2020 and 二〇二〇. */
function yearOf(written: string): number {
  return Number(Array.from(written, (sign) => (/[〇零○O]/u.test(sign) ? '0' : ordinalOf(sign))).join(''))
}

/** 底 and 内 alone are no time: 年 stands before them. */
function isYearEnd(groups: Record<string, string>, words: string): boolean {
  return groups['year'] !== undefined || groups['word'] !== undefined || words.startsWith('年')
}

function yearsOnOf(word: string | undefined): number | null {
  if (word === undefined) return null
  return /明年|次年|翌年/u.test(word) ? 1 : 0
}

const LAST_DAY_OF_THIRD: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20 }

function partOf(groups: Record<string, string>): DatePart | null {
  const month = ordinalOf(groups['month'] ?? '')
  const third = groups['third'] ?? ''
  if (groups['day'] !== undefined) return { kind: 'day', month, day: ordinalOf(groups['day']) }
  if (third === '初') return { kind: 'unclear' }
  const day = LAST_DAY_OF_THIRD[third]
  if (day !== undefined) return { kind: 'day', month, day }
  if (groups['month'] !== undefined) return { kind: 'month', month }
  return partOfYear(groups)
}

function partOfYear(groups: Record<string, string>): DatePart | null {
  const before = groups['before'] !== undefined && !/内/u.test(groups['before'])
  const quarter = '一二三四'.indexOf(groups['quarter'] ?? '无') + 1 || Number(groups['quarter'] ?? 0)
  if (quarter > 0)
    return before && groups['quarterEnd'] === undefined
      ? { kind: 'unclear' }
      : { kind: 'month', month: quarter * 3 }
  if (groups['half'] === '上半年') return { kind: 'month', month: 6 }
  if (groups['half'] === '前三季度') return { kind: 'month', month: 9 }
  return { kind: 'month', month: 12 }
}
