import { expect, test } from 'vitest'
import { facetsOf, newestYears } from './facets.ts'

const CELLS = [
  { columnId: 'work-plan', year: 2024, divisionName: '艺术处', count: 300 },
  { columnId: 'work-plan', year: 2025, divisionName: '艺术处、宣传处', count: 250 },
  { columnId: 'agency', year: 2026, divisionName: '宣传处', count: 260 },
]
const ANY = { column: null, division: null, year: null }

test('the newest hits stand in as many of the last years as it takes to hold them', () => {
  const { years } = facetsOf(CELLS, ANY)
  expect(newestYears(years, null, 260)).toEqual([2026])
  expect(newestYears(years, null, 261)).toEqual([2026, 2025])
  expect(newestYears(years, null, 5000)).toEqual([2026, 2025, 2024])
})

test('under a filter the years are those of what fits it', () => {
  const { years } = facetsOf(CELLS, { ...ANY, division: '艺术处' })
  expect(newestYears(years, null, 260)).toEqual([2025, 2024])
})

test('a filter by year leaves that year alone', () => {
  const { years } = facetsOf(CELLS, { ...ANY, year: 2024 })
  expect(newestYears(years, 2024, 500)).toEqual([2024])
})
