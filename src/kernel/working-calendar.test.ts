import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { REFERENCE_ABSENT, referenceFile } from '../../test/support/reference.ts'
import { publishedArrangement } from '../../test/support/state-council-arrangements.ts'
import { addDays, civilDate, weekdayOf } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'
import { provisionalAfter, workingCalendar } from './working-calendar.ts'

const calendar = workingCalendar(publishedArrangement())

function dueOn(from: string, count: number): CivilDate {
  const due = calendar.addWorkingDays(civilDate(from), count)
  if (!('on' in due)) throw new RangeError(`not countable from ${from}`)
  return due.on
}

function everyDay(from: string, to: string): readonly CivilDate[] {
  const days: CivilDate[] = []
  for (let day = civilDate(from); day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

describe('working days are Monday to Friday less holidays, plus working weekends (C-2)', () => {
  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    const days = everyDay(`${String(year)}-01-01`, `${String(year)}-12-31`)
    expect(days.filter((day) => calendar.isWorkingDay(day) === true)).toHaveLength(count)
  })

  test('an ordinary weekend is off and an ordinary weekday is not', () => {
    expect(calendar.isWorkingDay(civilDate('2020-08-30'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2020-08-31'))).toBe(true)
  })

  test('除夕 2024 is a working day in law (C-12), 妇女节 and 青年节 are too (C-16)', () => {
    expect(calendar.isWorkingDay(civilDate('2024-02-09'))).toBe(true)
    expect(calendar.isWorkingDay(civilDate('2023-03-08'))).toBe(true)
    expect(calendar.isWorkingDay(civilDate('2022-05-04'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2022-05-05'))).toBe(true)
  })

  test('the days that the extension of January 2020 took are off (C-13)', () => {
    expect(calendar.isWorkingDay(civilDate('2020-01-31'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2020-02-01'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2020-02-03'))).toBe(true)
  })
})

describe('counting working days', () => {
  test('the day of the event is not counted; day 1 is the next working day (C-1)', () => {
    expect(dueOn('2026-03-10', 1)).toBe('2026-03-11')
    expect(dueOn('2026-03-13', 1)).toBe('2026-03-16')
  })

  test('an event on a day off counts from the next working day (C-5)', () => {
    expect(dueOn('2020-08-30', 1)).toBe('2020-08-31')
    expect(dueOn('2020-10-03', 1)).toBe('2020-10-09')
  })

  test('a working Sunday can be the day of receipt and the day due (C-6)', () => {
    expect(weekdayOf(civilDate('2022-10-09'))).toBe(7)
    expect(dueOn('2022-10-08', 1)).toBe('2022-10-09')
    expect(dueOn('2024-09-29', 1)).toBe('2024-09-30')
  })

  test('a count in working days always ends on a working day (C-3)', () => {
    for (const from of everyDay('2019-01-01', '2026-10-31'))
      for (const count of [1, 7, 15, 20]) {
        const due = calendar.addWorkingDays(from, count)
        expect('on' in due && calendar.isWorkingDay(due.on)).toBe(true)
      }
  })

  test('as many working days lie between the event and the day due as were counted', () => {
    for (const from of everyDay('2025-01-01', '2025-12-31').filter((_day, place) => place % 7 === 0)) {
      const between = everyDay(addDays(from, 1), dueOn(from, 20))
      expect(between.filter((day) => calendar.isWorkingDay(day) === true)).toHaveLength(20)
    }
  })

  test.each([0, -1, 1.5, Number.NaN])('%d days are no limit', (count) => {
    expect(() => calendar.addWorkingDays(civilDate('2026-03-10'), count)).toThrow('工作日数要是正整数')
  })
})

describe('a year without a published arrangement is never guessed (C-14)', () => {
  test('nobody says whether 2027-01-01 is worked', () => {
    expect(calendar.isWorkingDay(civilDate('2027-01-01'))).toBeNull()
    expect(calendar.isWorkingDay(civilDate('2018-12-28'))).toBeNull()
  })

  test('twenty working days from 2026-12-03 still end in 2026, from 2026-12-04 the year 2027 is missing', () => {
    expect(dueOn('2026-12-03', 20)).toBe('2026-12-31')
    expect(calendar.addWorkingDays(civilDate('2026-12-04'), 20)).toEqual({ missingYear: 2027 })
  })

  test('with an extension of twenty, receipts from 2026-11-06 wait for 2027', () => {
    expect(dueOn('2026-11-05', 40)).toBe('2026-12-31')
    expect(calendar.addWorkingDays(civilDate('2026-11-06'), 40)).toEqual({ missingYear: 2027 })
  })

  test('a holiday of the next year named by this year’s notice does not make that year known', () => {
    const one = workingCalendar({
      years: new Set([2026]),
      off: new Set(['2027-01-01']),
      working: new Set(),
    })
    expect(one.isWorkingDay(civilDate('2027-01-01'))).toBeNull()
  })

  test('the last year loaded is known, and none when none is', () => {
    expect(calendar.lastYear()).toBe(2026)
    expect(workingCalendar({ years: new Set(), off: new Set(), working: new Set() }).lastYear()).toBeNull()
  })
})

describe('examples of the 条例’s limits', () => {
  test.each([
    ['2019-05-15', 20, '2019-06-13', '端午 is off'],
    ['2020-01-20', 20, '2020-02-25', '春节 2020 as extended'],
    ['2021-09-10', 7, '2021-09-22', 'across 中秋 with a working Saturday'],
    ['2021-09-30', 20, '2021-11-03', 'a corrected application starts anew'],
    ['2022-04-01', 40, '2022-05-31', 'with the longest extension'],
    ['2022-09-13', 15, '2022-10-09', 'a third party’s fifteen days end on a working Sunday'],
    ['2024-05-06', 20, '2024-05-31', 'to pay'],
    ['2024-09-29', 7, '2024-10-14', 'a notice across 国庆'],
    ['2025-01-02', 20, '2025-02-06', 'across 春节'],
  ])('from %s, %i working days end on %s: %s', (from, count, due) => {
    expect(dueOn(from, count)).toBe(due)
  })
})

const Vectors = z.object({
  clock: z.array(
    z.looseObject({
      id: z.string(),
      receipt: z.string().optional(),
      days: z.number().optional(),
      due: z.string().optional(),
    }),
  ),
})
const vectors = referenceFile('data/access-request-clock.json')

describe('the reference vectors', () => {
  test.skipIf(vectors === null)(
    vectors === null ? REFERENCE_ABSENT : 'every plain limit is met to the day',
    () => {
      if (vectors === null) return
      const { clock } = Vectors.parse(JSON.parse(readFileSync(vectors, 'utf8')))
      const byId = new Map(clock.map((vector) => [vector.id, vector]))
      const limits: readonly (readonly [string, string, number, string])[] = [
        ['EX01', 'receipt', 20, 'due'],
        ['EX07', 'receipt', 7, 'noticeLatest'],
        ['EX07', 'receipt', 20, 'originalDue'],
        ['EX07', 'noticeServed', 15, 'correctionDeadline'],
        ['EX07', 'correctionReceived', 20, 'due'],
        ['EX08', 'noticeServed', 10, 'correctionDeadline'],
        ['EX08', 'correctionDeadline', 1, 'firstDayToClose'],
        ['EX09', 'receipt', 20, 'baseDue'],
        ['EX09', 'receipt', 30, 'extended10'],
        ['EX09', 'receipt', 40, 'extended20'],
        ['EX10', 'receipt', 20, 'baseDue'],
        ['EX10', 'thirdPartyReceived', 15, 'opinionDeadline'],
        ['EX10', 'baseDue', 17, 'due'],
        ['EX11', 'receipt', 20, 'baseDue'],
        ['EX11', 'baseDue', 6, 'due'],
        ['EX12', 'receipt', 34, 'due'],
        ['EX15', 'noticeReceived', 20, 'payBy'],
        ['EX15', 'paid', 20, 'due'],
        ['EX16', 'payBy', 1, 'firstDayToClose'],
        ['EX20', 'formed', 20, 'publishBy'],
        ['EX21', 'receipt', 20, 'due'],
        ['EX23', 'receipt', 20, 'due'],
        ['EX24', 'receipt', 7, 'noticeLatest'],
        ['EX27', 'receipt', 20, 'baseDue'],
        ['EX27', 'receipt', 27, 'dueAfterSuspension'],
        ['EX27', 'receipt', 47, 'extended20'],
      ]
      for (const [id, start, count, end] of limits) {
        const from = z.string().parse(byId.get(id)?.[start], { error: () => `${id}.${start}` })
        expect(`${id}.${end} ${dueOn(from, count)}`).toBe(`${id}.${end} ${String(byId.get(id)?.[end])}`)
      }
    },
  )
})

test('counted days after 20 December of the last loaded year are provisional (C-14)', () => {
  const none = workingCalendar({ years: new Set(), off: new Set(), working: new Set() })
  expect(provisionalAfter(none)).toBeNull()
  const loaded = workingCalendar({ years: new Set([2026, 2025]), off: new Set(), working: new Set() })
  expect(provisionalAfter(loaded)).toBe('2026-12-20')
})
