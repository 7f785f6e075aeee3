import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayByDate, instant, weekdayByDate } from '../../test/support/machine-date.ts'
import {
  addDays,
  addMonths,
  civilDate,
  civilDateAt,
  civilDateOf,
  daysBetween,
  daysInMonth,
  dayOf,
  endOfMonth,
  isCivilDate,
  monthOf,
  weekdayName,
  weekdayOf,
  yearOf,
} from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

const DAY = 86_400_000
// From year 200: Date.UTC takes two-digit years for the twentieth century.
const anyDay = fc
  .integer({ min: Date.UTC(200, 0, 1) / DAY, max: Date.UTC(9900, 0, 1) / DAY })
  .map((day) => civilDate(dayByDate(day)))

function utc(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date))
}

describe('a civil date is a day that exists', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '２０２６-01-01',
    '',
  ])('not “%s”', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => civilDate(text)).toThrow(RangeError)
  })

  test('a year, a month and a day make a date, or nothing where there is no such day', () => {
    expect(civilDateOf(2020, 8, 30)).toBe('2020-08-30')
    expect(civilDateOf(2021, 2, 29)).toBeNull()
    expect(civilDateOf(2021, 13, 1)).toBeNull()
  })
})

describe('days are counted as Date counts them', () => {
  test('going some days on and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        const there = addDays(date, days)
        expect(utc(there)).toBe(utc(date) + days * DAY)
        expect(daysBetween(date, there)).toBe(days)
        expect(addDays(there, -days)).toBe(date)
      }),
    )
  })

  test('the day of the week', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(weekdayOf(date) % 7).toBe(weekdayByDate(utc(date)))
      }),
    )
  })

  test('a date compares as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(utc(a) < utc(b))
      }),
    )
  })

  test('the last day of a month is followed by the first of the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 9990 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const last = endOfMonth(year, month)
        expect(dayOf(last)).toBe(daysInMonth(year, month))
        expect(dayOf(addDays(last, 1))).toBe(1)
      }),
    )
  })
})

describe('an instant falls on its day in Shanghai (C-15)', () => {
  test.each([
    ['2026-03-09T15:59:59Z', '2026-03-09'],
    ['2026-03-09T16:00:00Z', '2026-03-10'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['1969-12-31T23:59:59.999Z', '1970-01-01'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
  ])('%s → %s', (moment, day) => {
    expect(civilDateAt(instant(moment))).toBe(day)
  })
})

describe('months run to the same day number, else to the last day of the month (民法典第二百零二条)', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-03-15', 6, '2024-09-15'],
    ['2024-12-01', 1, '2025-01-01'],
    ['2024-01-31', -2, '2023-11-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-05-31', 0, '2024-05-31'],
  ])('%s and %i months → %s', (from, months, to) => {
    expect(addMonths(civilDate(from), months)).toBe(to)
  })

  test('never into a later month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const there = addMonths(date, months)
        const index = yearOf(date) * 12 + monthOf(date) - 1 + months
        expect(yearOf(there) * 12 + monthOf(there) - 1).toBe(index)
        expect(dayOf(there)).toBeLessThanOrEqual(dayOf(date))
      }),
    )
  })
})

test('2020-08-30 is a Sunday and stays one', () => {
  expect(weekdayName(civilDate('2020-08-30'))).toBe('星期日')
})
