import { expect, test } from 'vitest'
import { publishedArrangement } from '../../../../../test/support/state-council-arrangements.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { workingCalendar } from '../../../../kernel/working-calendar.ts'
import { countedDays } from './counted-days.ts'

const calendar = workingCalendar(publishedArrangement())

test('every day of a count is told, with its number or the reason why it has none', () => {
  const days = countedDays({ from: civilDate('2020-09-25'), workingDays: 5 }, calendar)
  expect(days.map((day) => [day.date.slice(5), day.number, day.why])).toEqual([
    ['09-25', null, 'event'],
    ['09-26', null, 'weekend'],
    ['09-27', 1, 'swap'],
    ['09-28', 2, 'working'],
    ['09-29', 3, 'working'],
    ['09-30', 4, 'working'],
    ['10-01', null, 'holiday'],
    ['10-02', null, 'holiday'],
    ['10-03', null, 'weekend'],
    ['10-04', null, 'weekend'],
    ['10-05', null, 'holiday'],
    ['10-06', null, 'holiday'],
    ['10-07', null, 'holiday'],
    ['10-08', null, 'holiday'],
    ['10-09', 5, 'working'],
  ])
})

test('the last day told is the day the calendar counts to', () => {
  const from = civilDate('2026-01-28')
  for (const workingDays of [1, 7, 20]) {
    const due = calendar.addWorkingDays(from, workingDays)
    expect(countedDays({ from, workingDays }, calendar).at(-1)).toMatchObject({
      date: 'on' in due ? due.on : '',
      number: workingDays,
    })
  }
})

test('where the arrangement of a year is missing the count stops and nothing is guessed (C-14)', () => {
  const days = countedDays({ from: civilDate('2026-12-25'), workingDays: 20 }, calendar)
  expect(days.at(-1)?.date).toBe('2026-12-31')
})
