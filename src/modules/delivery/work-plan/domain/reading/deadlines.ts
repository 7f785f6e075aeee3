import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import { bindsTheMeasure } from './binding-time.ts'
import { plainWords } from './page.ts'
import type { RelativeLimit, Span } from './plan-reading.ts'
import { relativeLimitIn } from './relative-limit.ts'
import { recurringIn, standingIn } from './rhythm.ts'
import { dottedDates, lastDayOf, timeExpressions, type TimeExpression } from './time-expressions.ts'

/** When a measure must be finished, as far as the document says so. */
export interface Deadline {
  readonly date: CivilDate | null
  readonly text: string | null
  readonly span: Span | null
  readonly recurring: string | null
  readonly relative: RelativeLimit | null
  /** Why there is no date although a time is stated. */
  readonly problem: 'undated' | 'unclear' | null
}

const NONE: Deadline = { date: null, text: null, span: null, recurring: null, relative: null, problem: null }

/**
 * The deadline of a measure: the time of its notation if there is one, else the latest time in its text by which the
 * measure itself must be finished (measure-conventions, "Deadlines"). A month means its last day, 年底 the last of the
 * year.
 */
export function readDeadline(
  plain: string,
  places: { text: readonly Span[]; times: readonly Span[] },
  year: number | null,
): Deadline {
  const text = passage(plain, places.text)
  const recurring = recurringIn(text.words)
  const stated = places.times.map((span) => statedTime(passage(plain, [span]), year))
  const found =
    latest(stated.filter((time) => time !== null)) ??
    latest(timesInText(text, year)) ??
    relativeTime(text) ??
    (recurring === null ? NONE : { ...NONE, ...cited(text, recurring) })
  return { ...found, recurring: found.recurring ?? recurring?.words ?? null }
}

/** Plain words with the place of each character on the page. */
interface Passage {
  readonly words: string
  readonly places: readonly number[]
}

function passage(plain: string, spans: readonly Span[]): Passage {
  const parts = spans.map((span) => plainWords(plain, span))
  return {
    words: parts.map(({ words }) => words).join('\n'),
    places: parts.flatMap(({ places }) => [...places, (places.at(-1) ?? 0) + 1]),
  }
}

/** The wording of a stretch of a passage and its place on the page. */
function cited({ words, places }: Passage, { start, end }: Span): { text: string; span: Span } {
  const span = { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 }
  return { text: words.slice(start, end).replace(/\s+/gu, ''), span }
}

/** The time a notation or a time cell states: its latest date, or its words where it names none. */
function statedTime(passage: Passage, year: number | null): Deadline | null {
  const bare = passage.words.replace(/^[\s:。;,、|()]+|[\s。;,、|(]+$/gu, '')
  if (!/[\p{L}\d]/u.test(bare)) return null
  const start = passage.words.indexOf(bare)
  const place = cited(passage, { start, end: start + bare.length })
  const recurring = recurringIn(bare)?.words ?? null
  const relative = relativeLimitIn(bare)?.limit ?? null
  const once = beforeRhythm(bare)
  const times = [...timeExpressions(once), ...dottedDates(once)].filter((time) => !isStart(once, time))
  const dated = relative ? null : datesOf(times, year)
  if (!dated) return { ...NONE, ...place, recurring, relative }
  const date = latestDate(dated.dates)
  const standing = date === null ? null : standingIn(bare)
  return { ...NONE, ...place, date, recurring: recurring ?? standing, problem: dated.problem }
}

/** 今年10月底前,每年开展: what stands before a rhythm is dated, what stands behind it comes again. */
function beforeRhythm(words: string): string {
  const rhythm = words.search(/每|^逐|^按/u)
  return rhythm < 0 ? words : words.slice(0, rhythm)
}

/** 起 begins something, 前后 is no limit. */
function isStart(words: string, time: TimeExpression): boolean {
  return /^(?:起|开始|之?后|以后|前后|左右)/u.test(words.slice(time.end, time.end + 3))
}

interface Dated {
  readonly dates: readonly CivilDate[]
  readonly problem: Deadline['problem']
}

/** A year once written holds for the times after it. */
function datesOf(times: readonly TimeExpression[], planYear: number | null): Dated | null {
  let year = planYear
  let problem: Deadline['problem'] = null
  const dates: CivilDate[] = []
  for (const time of times) {
    year = time.year ?? (time.yearsOn !== null && planYear !== null ? planYear + time.yearsOn : year)
    const date = year === null ? null : lastDayOf(time.part, year)
    if (date !== null) dates.push(date)
    else problem = year === null && time.part.kind !== 'unclear' ? 'undated' : 'unclear'
  }
  return times.length === 0 ? null : { dates, problem: dates.length > 0 ? null : problem }
}

/** The times that bind the measure; a year of the past, once written, dates nothing after it. */
function timesInText(text: Passage, year: number | null): readonly Deadline[] {
  let written: number | null = null
  return timeExpressions(text.words).flatMap((time) => {
    const own = { ...time, year: time.year ?? (time.yearsOn === null ? written : null) }
    if (time.year !== null && time.year >= (year ?? 0)) written = time.year
    const binding = bindsTheMeasure(text.words, time)
    if (!binding) return []
    const dated = datesOf([own], year)
    const behind = /^[^。;]*/u.exec(text.words.slice(binding.end, binding.end + 40))?.[0] ?? ''
    const date = latestDate(dated?.dates ?? [])
    return [
      {
        ...NONE,
        ...cited(text, binding),
        date,
        recurring: standingIn(behind),
        problem: dated?.problem ?? null,
      },
    ]
  })
}

function relativeTime(text: Passage): Deadline | null {
  const relative = relativeLimitIn(text.words)
  return relative && { ...NONE, ...cited(text, relative), relative: relative.limit }
}

/** With several dates the deadline is that of the whole. */
function latest(found: readonly Deadline[]): Deadline | null {
  return found.reduce<Deadline | null>((best, one) => {
    const isLater = one.date !== null && (!best?.date || one.date > best.date)
    return best === null || isLater ? one : best
  }, null)
}

function latestDate(dates: readonly CivilDate[]): CivilDate | null {
  return dates.reduce<CivilDate | null>((best, date) => (best === null || date > best ? date : best), null)
}
