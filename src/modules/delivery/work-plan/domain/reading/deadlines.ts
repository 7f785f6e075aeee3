import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import { bindsTheMeasure } from './binding-time.ts'
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
 * measure itself must be finished (measure-conventions, "Deadlines"). A month means its last day, 年底 the last of the year.
 */
export function readDeadline(
  plain: string,
  places: { text: readonly Span[]; times: readonly Span[] },
  year: number | null,
): Deadline {
  const inText = places.text.map((span) => ({ span, words: plain.slice(span.start, span.end) }))
  const recurring = firstOf(inText, ({ words, span }) => recurringIn(words, span.start))
  const stated = places.times.map((span) => statedTime(plain, span, year)).filter((time) => time !== null)
  if (stated.length > 0) {
    const time = latest(stated)
    return { ...time, recurring: time.recurring ?? recurring?.words ?? null }
  }
  const found = latestInText(inText, year)
  if (found) return { ...found, recurring: found.recurring ?? recurring?.words ?? null }
  const relative = firstOf(inText, ({ words, span }) => relativeLimitIn(words, span.start))
  if (relative)
    return {
      ...NONE,
      text: relative.words,
      span: relative.span,
      relative: relative.limit,
      recurring: recurring?.words ?? null,
    }
  return recurring
    ? { ...NONE, text: recurring.words, span: recurring.span, recurring: recurring.words }
    : NONE
}

function firstOf<Place, Found>(places: readonly Place[], find: (place: Place) => Found | null): Found | null {
  for (const place of places) {
    const found = find(place)
    if (found !== null) return found
  }
  return null
}

/** The time a notation or a time cell states: its latest date, or its words where it names none. */
function statedTime(plain: string, span: Span, year: number | null): Deadline | null {
  const words = plain.slice(span.start, span.end)
  const bare = words.replace(/^[\s:。;,、|()]+|[\s。;,、|(]+$/gu, '')
  if (bare === '' || !/[\p{L}\d]/u.test(bare)) return null
  const start = span.start + words.indexOf(bare)
  const place = { text: bare.replace(/\s+/gu, ''), span: { start, end: start + bare.length } }
  const recurring = recurringIn(bare, start)?.words ?? null
  const relative = relativeLimitIn(bare, start)
  const every = /每|^逐|^按/u.test(bare)
  const times = [...timeExpressions(bare, start), ...dottedDates(bare, start)].filter(
    (time) => !isStart(plain, time),
  )
  const dated = every || relative ? null : datesOf(times, year)
  if (!dated) return { ...NONE, ...place, recurring, relative: relative?.limit ?? null }
  const date = latestDate(dated.dates)
  return {
    ...NONE,
    ...place,
    date,
    recurring: recurring ?? (date === null ? null : standingIn(bare)),
    problem: dated.problem,
  }
}

/** 起 and 启动 begin something. */
function isStart(plain: string, time: TimeExpression): boolean {
  return /^(?:起|开始|之?后|以后)/u.test(plain.slice(time.end, time.end + 3))
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
    const date = year === null ? null : lastDayOf(time.span, year)
    if (date !== null) dates.push(date)
    else problem = year === null && time.span.kind !== 'unclear' ? 'undated' : 'unclear'
  }
  return times.length === 0 ? null : { dates, problem: dates.length > 0 ? null : problem }
}

interface TextPlace {
  readonly span: Span
  readonly words: string
}

function latestInText(places: readonly TextPlace[], year: number | null): Deadline | null {
  const found = places.flatMap(({ words, span }) => {
    const times = timeExpressions(words, 0)
    let written: number | null = null
    return times.flatMap((time) => {
      const own = { ...time, year: time.year ?? (time.yearsOn === null ? written : null) }
      if (time.year !== null && time.year >= (year ?? 0)) written = time.year
      const binding = bindsTheMeasure(words, time)
      return binding ? [inTextDeadline(words, { own, binding, offset: span.start }, year)] : []
    })
  })
  return found.length === 0 ? null : latest(found)
}

function inTextDeadline(
  words: string,
  at: { own: TimeExpression; binding: Span; offset: number },
  year: number | null,
): Deadline {
  const dated = datesOf([at.own], year)
  const { start, end } = at.binding
  return {
    ...NONE,
    date: latestDate(dated?.dates ?? []),
    text: words.slice(start, end).replace(/\s+/gu, ''),
    span: { start: start + at.offset, end: end + at.offset },
    recurring: standingIn(/^[^。;]{0,40}/u.exec(words.slice(end))?.[0] ?? ''),
    problem: dated?.problem ?? null,
  }
}

function latest(found: readonly Deadline[]): Deadline {
  return found.reduce(
    (best, one) => (one.date !== null && (best.date === null || one.date > best.date) ? one : best),
    found[0] ?? NONE,
  )
}

function latestDate(dates: readonly CivilDate[]): CivilDate | null {
  return dates.reduce<CivilDate | null>((best, date) => (best === null || date > best ? date : best), null)
}
