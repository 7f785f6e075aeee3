declare const brand: unique symbol

/** A date of law in Asia/Shanghai as `YYYY-MM-DD`; compares as text, never holds a time (access-requests C-15). */
export type CivilDate = string & { readonly [brand]: true }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY = 86_400_000
const SHANGHAI_OFFSET = 8 * 3_600_000

/** Whether a text is a day that exists in the calendar; 2026-02-30 does not. */
export function isCivilDate(text: string): text is CivilDate {
  const match = PATTERN.exec(text)
  if (!match) return false
  const [, year = '', month = '', day = ''] = match
  const days = daysInMonth(Number(year), Number(month))
  return Number(year) >= 1 && Number(day) >= 1 && Number(day) <= days
}

/** The date a text names; refuses what is no day. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`不是一个日期：${text}`)
  return text
}

/** The date of a year, a month (1–12) and a day, or null where there is no such day. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isCivilDate(text) ? text : null
}

/** The day in Shanghai on which an instant falls. */
export function civilDateAt(instant: Date): CivilDate {
  return fromUtc(instant.getTime() + SHANGHAI_OFFSET)
}

/** The time of day in Shanghai at an instant: 14:05. */
export function clockAt(instant: Date): string {
  const minutes = Math.floor((instant.getTime() + SHANGHAI_OFFSET) / 60_000) % (24 * 60)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => pad(part, 2)).join(':')
}

/** The day `days` calendar days later; negative goes back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromUtc(toUtc(date) + days * DAY)
}

/** The same day number `months` months later, else the last day of that month (民法典第二百零二条). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return civilDate(
    `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)), 2)}`,
  )
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY)
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: CivilDate): number {
  const day = Math.floor(toUtc(date) / DAY)
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** 星期一 … 星期日. */
export function weekdayName(date: CivilDate): string {
  return '星期' + ('一二三四五六日'[weekdayOf(date) - 1] ?? '')
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7))
}

export function dayOf(date: CivilDate): number {
  return Number(date.slice(8, 10))
}

/** Days of a month (1–12); 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Last day of a month (1–12). */
export function endOfMonth(year: number, month: number): CivilDate {
  return civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(daysInMonth(year, month), 2)}`)
}

function toUtc(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date))
}

/** Days since 1970-01-01 to a date (the civil-from-days algorithm of the proleptic Gregorian calendar). */
function fromUtc(milliseconds: number): CivilDate {
  const shifted = Math.floor(milliseconds / DAY) + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
