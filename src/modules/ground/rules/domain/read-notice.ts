import { civilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { daysOfRange, noticeDay } from './notice.ts'
import type { ArrangedDay } from './notice.ts'

type Kind = ArrangedDay['kind']

/** What was read, and what could not be, with a sentence beside the field it was written in. */
export interface NoticeReading {
  readonly days: readonly ArrangedDay[]
  readonly errors: readonly FieldError[]
}

const DATE = '(?:(\\d{4})[-年./])?(\\d{1,2})[-月./](\\d{1,2})日?'
const RANGE = new RegExp(`${DATE}(?:~(?:${DATE}|(\\d{1,2})日?))?`, 'g')
const HOLIDAY = /(?:元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?)(?:[、和]?(?:中秋节?|国庆节?))?/

/**
 * Reads the days of a notice from lines such as `春节 02-15~02-23`, with 班 before working weekends, or from the notice's
 * own sentences (「1月1日至3日放假调休」「1月4日上班」); what a clause does not say, `kind` says.
 */
export function readNotice(text: string, kind: Kind, year: number): NoticeReading {
  const days = new Map<CivilDate, ArrangedDay>()
  const errors: FieldError[] = []
  let name = ''
  for (const clause of clausesOf(text)) {
    name = HOLIDAY.exec(clause)?.[0] ?? name
    const read = readClause(clause, year)
    errors.push(...read.unread.map((words) => unreadError(kind, words)))
    for (const day of read.days) days.set(day, { day, kind: kindOf(clause) ?? kind, name })
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), errors }
}

/** The days a clause names, and the words in it that look like days and are none. */
function readClause(
  clause: string,
  year: number,
): { readonly days: readonly CivilDate[]; readonly unread: readonly string[] } {
  const found = [...clause.matchAll(RANGE)].map((match) => ({ words: match[0], days: rangeOf(match, year) }))
  const figuresOnly = /\d/.test(clause) && !/[\u4e00-\u9fff]/.test(clause)
  return {
    days: found.flatMap(({ days }) => days ?? []),
    unread: [
      ...found.filter(({ days }) => days === null).map(({ words }) => words),
      ...(found.length === 0 && figuresOnly ? [clause] : []),
    ],
  }
}

function unreadError(kind: Kind, words: string): FieldError {
  return {
    field: kind,
    message: `看不懂「${words}」：没有这样的日子，或前后颠倒。请写成 01-01~01-03 这样。`,
  }
}

/** Clauses with plain digits, one dash for ranges and no weekday in brackets; 班 opens a clause of its own. */
function clausesOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s*(?:至|到|~|～|—+|–|－)\s*/g, '~')
    .replace(/班(?=\s*\d)/g, '\n上班 ')
    .split(/[\n。;,]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
}

function kindOf(clause: string): Kind | null {
  if (/上班/.test(clause)) return 'working'
  return /放假|休息|调休/.test(clause) ? 'off' : null
}

/** A range from December into January begins in the year before the notice's. */
function rangeOf(found: RegExpExecArray, year: number): readonly CivilDate[] | null {
  const [, fromYear, fromMonth = '', fromDay = '', toYear, toMonth, toDay, sameMonthDay] = found
  const endMonth = toMonth ?? fromMonth
  const wraps = fromYear === undefined && Number(fromMonth) > Number(endMonth)
  const from = noticeDay({ year: fromYear, month: fromMonth, day: fromDay }, wraps ? year - 1 : year)
  const endDay = toDay ?? sameMonthDay ?? fromDay
  const endYear = toYear ?? (toMonth === undefined ? fromYear : undefined)
  const to = noticeDay({ year: endYear, month: endMonth, day: endDay }, year)
  return from === null || to === null ? null : daysOfRange(from, civilDate(to))
}
