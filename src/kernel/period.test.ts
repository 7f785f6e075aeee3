import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from './civil-date.ts'
import { periodById, periodsOf } from './period.ts'

describe('reporting periods', () => {
  test('a year has four quarters, named as reports name them', () => {
    expect(
      periodsOf(2026, 'quarter').map((period) => [period.id, period.name, period.from, period.to]),
    ).toEqual([
      ['2026-Q1', '2026 年一季度', '2026-01-01', '2026-03-31'],
      ['2026-Q2', '2026 年二季度', '2026-04-01', '2026-06-30'],
      ['2026-Q3', '2026 年三季度', '2026-07-01', '2026-09-30'],
      ['2026-Q4', '2026 年四季度', '2026-10-01', '2026-12-31'],
    ])
  })

  test('a year has two halves', () => {
    expect(
      periodsOf(2026, 'half-year').map((period) => [period.id, period.name, period.from, period.to]),
    ).toEqual([
      ['2026-H1', '2026 年上半年', '2026-01-01', '2026-06-30'],
      ['2026-H2', '2026 年下半年', '2026-07-01', '2026-12-31'],
    ])
  })

  test.each(['quarter', 'half-year'] as const)(
    'the periods of a year (%s) follow one another without a gap',
    (kind) => {
      const periods = periodsOf(2024, kind)
      expect(periods.map((period) => period.from).slice(1)).toEqual(
        periods.map((period) => addDays(period.to, 1)).slice(0, -1),
      )
      expect(periods.at(0)?.from).toBe('2024-01-01')
      expect(periods.at(-1)?.to).toBe('2024-12-31')
    },
  )

  test('an id leads back to its period, and what is no id leads nowhere', () => {
    expect(periodById('2026-Q3')?.to).toBe(civilDate('2026-09-30'))
    expect(periodById('2026-H2')?.from).toBe(civilDate('2026-07-01'))
    for (const id of ['2026-Q5', '2026-H3', '2026-Q0', '26-Q1', '2026-q1', '', '2026-Q1 '])
      expect(periodById(id)).toBeNull()
  })
})
