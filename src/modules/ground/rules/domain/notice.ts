import {
  addDays,
  civilDateOf,
  daysBetween,
  weekdayName,
  weekdayOf,
  yearOf,
} from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Arrangement } from '../../../../kernel/working-calendar.ts'

/** A day that a notice arranges, with the holiday it belongs to. */
export interface ArrangedDay {
  readonly day: CivilDate
  readonly kind: 'off' | 'working'
  readonly name: string
}

/** A year's 放假安排 as the State Council announced it. */
export interface Notice {
  readonly year: number
  readonly source: string
  readonly documentNumber: string | null
  readonly days: readonly ArrangedDay[]
}

/** A year whose arrangement is loaded. */
export interface ArrangedYear {
  readonly year: number
  readonly source: string
  readonly documentNumber: string | null
  /** 1 as first loaded; rises with each correction. */
  readonly revision: number
  readonly loadedAt: Date
}

const LONGEST_HOLIDAY = 16

/** What is wrong with the days of a notice: days of another year, a day both off and working, a working day that is one anyway. */
export function checkNotice(year: number, days: readonly ArrangedDay[]): readonly FieldError[] {
  const off = days.filter((day) => day.kind === 'off')
  const working = days.filter((day) => day.kind === 'working')
  return [
    ...(off.length === 0 ? [{ field: 'off', message: '请写放假的日子，每行一段。' }] : []),
    ...days.filter(({ day }) => !isNear(year, day)).map((day) => farError(year, day)),
    ...working
      .filter(({ day }) => off.some((other) => other.day === day))
      .map(({ day }) => ({ field: 'working', message: `${day} 既写了放假又写了上班，请去掉一处。` })),
    ...working
      .filter(({ day }) => weekdayOf(day) <= 5)
      .map(({ day }) => ({
        field: 'working',
        message: `${day} 是${weekdayName(day)}，本来就上班；调休上班只写周六、周日。`,
      })),
  ]
}

/** A notice of a year may reach into the December before and the first days of the year after. */
function isNear(year: number, day: CivilDate): boolean {
  return day >= `${String(year - 1)}-12-01` && day <= `${String(year + 1)}-01-15`
}

function farError(year: number, { day, kind }: ArrangedDay): FieldError {
  return {
    field: kind,
    message: `${day} 不在 ${String(year)} 年里，也不紧挨着它。如果是通知的落款日期，请去掉那一行。`,
  }
}

/** The days from the first to the last of a range; refuses one that runs backwards or is longer than any holiday. */
export function daysOfRange(from: CivilDate, to: CivilDate): readonly CivilDate[] | null {
  const length = daysBetween(from, to) + 1
  if (length < 1 || length > LONGEST_HOLIDAY) return null
  return Array.from({ length }, (_none, place) => addDays(from, place))
}

/** The days of all notices together; where two name a day, the later year's notice has the last word. */
export function arrangementOf(
  years: readonly number[],
  days: readonly (Pick<ArrangedDay, 'day' | 'kind'> & { readonly noticeYear: number })[],
): Arrangement {
  const kinds = new Map<string, ArrangedDay['kind']>()
  for (const { day, kind } of [...days].sort((a, b) => a.noticeYear - b.noticeYear)) kinds.set(day, kind)
  const named = (wanted: ArrangedDay['kind']) =>
    new Set([...kinds].filter(([, kind]) => kind === wanted).map(([day]) => day))
  return { years: new Set(years), off: named('off'), working: named('working') }
}

/** 「元旦 2027-01-01 至 2027-01-03，共 3 天」: the days off of one kind that follow each other, as runs. */
export function runsOf(days: readonly ArrangedDay[]): readonly {
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly length: number
}[] {
  const runs: { name: string; from: CivilDate; to: CivilDate; length: number }[] = []
  for (const { day, name } of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = runs.at(-1)
    if (last?.name === name && addDays(last.to, 1) === day) {
      last.to = day
      last.length += 1
    } else runs.push({ name, from: day, to: day, length: 1 })
  }
  return runs
}

/** The day a notice writes without its year: of the notice's year, or of a written one. */
export function noticeDay(
  parts: { readonly year: string | undefined; readonly month: string; readonly day: string },
  year: number,
): CivilDate | null {
  return civilDateOf(
    parts.year === undefined ? year : Number(parts.year),
    Number(parts.month),
    Number(parts.day),
  )
}

/** The title of the notice of a year, as the State Council gives it every year. */
export function noticeTitle(year: number): string {
  return `国务院办公厅关于${String(year)}年部分节假日安排的通知`
}

/** Whether a notice for this year can be there: from the first loaded year to the year after this one. */
export function mayHaveNotice(year: number, today: CivilDate): boolean {
  return year >= 2019 && year <= yearOf(today) + 1
}
