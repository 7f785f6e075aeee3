import { addDays, civilDateOf, weekdayOf, yearOf } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** What the State Council arranged: days off and working weekends, and the years whose arrangement is loaded. */
export interface Arrangement {
  readonly years: ReadonlySet<number>
  readonly off: ReadonlySet<string>
  readonly working: ReadonlySet<string>
}

/** A day by which something is due, or the year whose arrangement is missing (access-requests C-14). */
export type DueDay = { readonly on: CivilDate } | { readonly missingYear: number }

/** Counts working days of the arrangements that are loaded; a year without one is never guessed. */
export interface WorkingCalendar {
  /** Whether people work that day; null in a year without a published arrangement. */
  isWorkingDay(date: CivilDate): boolean | null
  /** The `count`-th working day after `from`; the day of the event is day 0 (C-1, C-3). */
  addWorkingDays(from: CivilDate, count: number): DueDay
  /** The last year whose arrangement is loaded, null while none is. */
  lastYear(): number | null
}

/** The day after which counted days of the last loaded year are 暂定: the next notice can touch late December (C-14). */
export function provisionalAfter(calendar: WorkingCalendar): CivilDate | null {
  const last = calendar.lastYear()
  return last === null ? null : civilDateOf(last, 12, 20)
}

/** The working calendar of the loaded arrangements (C-2): Monday to Friday less holidays, plus working weekends. */
export function workingCalendar(arrangement: Arrangement): WorkingCalendar {
  function isWorkingDay(date: CivilDate): boolean | null {
    if (!arrangement.years.has(yearOf(date))) return null
    if (arrangement.off.has(date)) return false
    return weekdayOf(date) <= 5 || arrangement.working.has(date)
  }

  function addWorkingDays(from: CivilDate, count: number): DueDay {
    if (!Number.isInteger(count) || count < 1) throw new RangeError('工作日数要是正整数')
    let day = from
    let left = count
    while (left > 0) {
      day = addDays(day, 1)
      const working = isWorkingDay(day)
      if (working === null) return { missingYear: yearOf(day) }
      if (working) left -= 1
    }
    return { on: day }
  }

  return {
    isWorkingDay,
    addWorkingDays,
    lastYear: () => (arrangement.years.size === 0 ? null : Math.max(...arrangement.years)),
  }
}
