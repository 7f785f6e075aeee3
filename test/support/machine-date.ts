/** An instant written down in a test. */
export function instant(text: string): Date {
  return new Date(text)
}

/** The moment so many minutes after another, written down. */
export function minutesAfter(at: Date, minutes: number): string {
  return new Date(at.getTime() + minutes * 60_000).toISOString()
}

/** The day so many days after 1970-01-01, as `Date` has it: a second opinion for calendar arithmetic. */
export function dayByDate(daysSince1970: number): string {
  return new Date(daysSince1970 * 86_400_000).toISOString().slice(0, 10)
}

/** Day of the week as `Date` has it, 0 = Sunday. */
export function weekdayByDate(milliseconds: number): number {
  return new Date(milliseconds).getUTCDay()
}
