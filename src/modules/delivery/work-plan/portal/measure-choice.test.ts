import { describe, expect, test } from 'vitest'
import type { PublicMeasure } from '../domain/period-content.ts'
import { chosenMeasures, divisionCounts, listHref, stateCounts } from './measure-choice.ts'

const measure = (number: number, state: PublicMeasure['state'], ...leads: string[]): PublicMeasure => ({
  number,
  place: `一（${String(number)}）`,
  title: '一件事',
  text: '一件事。',
  notation: '',
  due: '原文未写',
  leads: leads.map((name) => ({ id: name, name, phone: null })),
  participants: [],
  state,
  stateReason: null,
  sentence: '在做。',
  evidence: [],
})

const MEASURES = [
  measure(1, 'completed', '艺术处'),
  measure(2, 'on-schedule', '艺术处', '法制处'),
  measure(3, 'not-reported', '法制处'),
  measure(4, 'behind', '艺术处'),
  measure(5, 'behind', '宣传处'),
]
const ALL = { state: null, division: null, order: 'late' } as const

function numbers(choice: Parameters<typeof chosenMeasures>[1]): readonly number[] {
  return chosenMeasures(MEASURES, choice).map(({ number }) => number)
}

describe('the list of measures', () => {
  test('shows what is late first, then what was not reported; or keeps the order of the document', () => {
    expect(numbers(ALL)).toEqual([4, 5, 3, 2, 1])
    expect(numbers({ ...ALL, order: 'number' })).toEqual([1, 2, 3, 4, 5])
  })

  test('is narrowed to a state, to a division that leads, or to both', () => {
    expect(numbers({ ...ALL, state: 'behind' })).toEqual([4, 5])
    expect(numbers({ ...ALL, division: '法制处' })).toEqual([3, 2])
    expect(numbers({ ...ALL, state: 'behind', division: '法制处' })).toEqual([])
  })

  test('every number counts what its link leads to', () => {
    for (const { state, count } of stateCounts(MEASURES, '艺术处'))
      expect(numbers({ ...ALL, state, division: '艺术处' })).toHaveLength(count)
    for (const { name, count } of divisionCounts(MEASURES, 'behind'))
      expect(numbers({ ...ALL, state: 'behind', division: name })).toHaveLength(count)
  })

  test('has an address that says only what was chosen', () => {
    expect(listHref('/gzyd/2026/2026-Q1', ALL)).toBe('/gzyd/2026/2026-Q1')
    expect(listHref('/p', { state: 'behind', division: '艺术处', order: 'number' })).toBe(
      '/p?state=behind&division=%E8%89%BA%E6%9C%AF%E5%A4%84&order=number',
    )
  })
})
