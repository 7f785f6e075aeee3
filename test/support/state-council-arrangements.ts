import { addDays, civilDate } from '../../src/kernel/civil-date.ts'
import type { Arrangement } from '../../src/kernel/working-calendar.ts'

/**
 * The yearly notices of the State Council as they were announced, typed here by hand: `off` ranges and working
 * weekends. A second source beside the table that the platform loads.
 */
const NOTICES: Readonly<Record<number, { readonly off: string; readonly working: string }>> = {
  2019: {
    off: '2018-12-30~01-01 02-04~02-10 04-05 05-01~05-04 06-07 09-13 10-01~10-07',
    working: '2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12',
  },
  2020: {
    off: '01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08',
    working: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    off: '01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07',
    working: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    off: '01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07',
    working: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  2023: {
    off: '2022-12-31~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06',
    working: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  2024: {
    off: '01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07',
    working: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08',
    working: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
    working: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
}

/** The arrangements of 2019 to 2026. */
export function publishedArrangement(): Arrangement {
  const off = new Set<string>()
  const working = new Set<string>()
  for (const [year, notice] of Object.entries(NOTICES)) {
    for (const range of notice.off.split(' ')) for (const day of daysOf(range, year)) off.add(day)
    for (const day of notice.working.split(' ')) working.add(inYear(day, year))
  }
  return { years: new Set(Object.keys(NOTICES).map(Number)), off, working }
}

function daysOf(range: string, year: string): readonly string[] {
  const [first = '', last = first] = range.split('~')
  const days: string[] = []
  for (let day = civilDate(inYear(first, year)); day <= inYear(last, year); day = addDays(day, 1))
    days.push(day)
  return days
}

function inYear(day: string, year: string): string {
  return day.length === 5 ? `${year}-${day}` : day
}
