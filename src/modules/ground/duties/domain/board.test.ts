import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { boardTable, bucketName, laterFrom, monthsShown } from './board.ts'
import type { BoardCount } from './board.ts'

const today = civilDate('2026-11-10')
const all = { division: null, kind: null, state: null }
const counts: readonly BoardCount[] = [
  { divisionId: 'art', kind: 'a', bucket: '2026-12', count: 2 },
  { divisionId: 'art', kind: 'a', bucket: 'standing', count: 1 },
  { divisionId: 'law', kind: 'a', bucket: 'late', count: 1 },
  { divisionId: 'law', kind: 'b', bucket: 'undated', count: 4 },
  { divisionId: null, kind: 'b', bucket: 'late', count: 3 },
]

describe('the board', () => {
  test('puts 期限待定 and late columns first, and the divisions with most late things on top', () => {
    const table = boardTable(counts, all, ['art', 'law'])
    expect(table.buckets).toEqual(['undated', 'late', '2026-12', 'standing'])
    expect(table.rows.map((row) => [row.divisionId, row.total])).toEqual([
      [null, 3],
      ['law', 5],
      ['art', 3],
    ])
  })

  test('adds up: rows, columns and total say the same', () => {
    const table = boardTable(counts, all, ['art', 'law'])
    expect(table.total).toBe(11)
    expect(table.rows.reduce((sum, row) => sum + row.total, 0)).toBe(table.total)
    expect([...table.sums.values()].reduce((sum, count) => sum + count, 0)).toBe(table.total)
  })

  test.each([
    [{ division: 'law', kind: null, state: null }, 5],
    [{ division: 'none', kind: null, state: null }, 3],
    [{ division: null, kind: 'b', state: 'late' }, 3],
    [{ division: 'art', kind: 'b', state: null }, 0],
  ])('narrowed by %o it counts %i', (filter, total) => {
    expect(boardTable(counts, filter, ['art', 'law']).total).toBe(total)
  })
})

describe('months', () => {
  test('are six from this one on; what is due later stands together', () => {
    expect(monthsShown(today)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'])
    expect(laterFrom(today)).toBe('2027-05-01')
  })

  test.each([
    ['2026-11', '11 月'],
    ['2027-04', '2027 年 4 月'],
    ['later', '以后'],
    ['late', '迟了'],
  ])('%s reads %s', (bucket, name) => {
    expect(bucketName(bucket, today)).toBe(name)
  })
})
