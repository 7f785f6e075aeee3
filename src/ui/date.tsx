import type { CivilDate } from '../kernel/civil-date.ts'
import { weekdayName } from '../kernel/civil-date.ts'

interface DateTextProps {
  readonly date: CivilDate
  /** Hour and minute in Shanghai, `14:05`. */
  readonly time?: string | undefined
  /** Month and day only, where the year is plain from the place. */
  readonly short?: boolean | undefined
  readonly weekday?: boolean | undefined
}

/** A day, and for publications the minute, in the one form all pages use. */
export function DateText({ date, time, short, weekday }: DateTextProps) {
  const day = short ? date.slice(5) : date
  const parts = [day, time, weekday ? weekdayName(date) : undefined].filter((part) => part !== undefined)
  return <time datetime={time === undefined ? date : `${date}T${time}+08:00`}>{parts.join(' ')}</time>
}
