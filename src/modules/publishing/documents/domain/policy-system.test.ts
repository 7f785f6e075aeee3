import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { levelOf } from './level.ts'
import { countWords, isPlaced, levelCalled, policySystem } from './policy-system.ts'
import type { PolicyPlace } from './policy-system.ts'
import type { Term } from './validity.ts'

const day = civilDate
const today = day('2026-03-10')
const document = (own: Partial<Term & PolicyPlace> = {}): Term & PolicyPlace => ({
  ...{ effectiveOn: null, validUntil: null, repealedOn: null, amendedOn: null },
  ...{ topic: '旅游', level: 'bureau' },
  ...own,
})

describe('层级', () => {
  test.each([
    [null, 'own', null, 'bureau'],
    [null, 'joint', '示例市财政局', 'bureau'],
    [null, 'obtained', '文化和旅游部', 'national'],
    [null, 'obtained', '示例省文化和旅游厅', 'province'],
    [null, 'obtained', '示例市人民政府', 'city'],
    ['national', 'obtained', '示例市人民政府', 'national'],
  ] as const)('%s, %s by %s is %s', (...[level, origin, issuer, expected]) => {
    expect(levelOf({ level, origin, issuer })).toBe(expected)
  })

  test('another word is no level', () => {
    expect([levelCalled('city'), levelCalled('town'), levelCalled(undefined)]).toEqual(['city', null, null])
  })
})

describe('政策体系 (一（二）)', () => {
  const documents = [
    document(),
    document({ amendedOn: day('2026-01-01') }),
    document({ repealedOn: day('2026-03-10') }),
    document({ effectiveOn: day('2026-04-01'), level: 'city' }),
    document({ topic: '', validUntil: day('2026-03-09') }),
    document({ topic: '安全' }),
  ]

  test('lays documents out by field, level and how they stand on the day; a field without a name is last', () => {
    const { levels, fields, total } = policySystem(documents, today)
    expect([levels, total]).toEqual([['city', 'bureau'], 6])
    expect(
      fields.map(({ topic, cells }) => [
        topic,
        ...cells.map(({ counts }) => counts.map(countWords).join('，')),
      ]),
    ).toEqual([
      ['安全', '', '有效 1'],
      ['旅游', '尚未生效 1', '有效 2（已修改 1），废止 1'],
      ['', '', '失效 1'],
    ])
  })

  test('an empty register has nothing to lay out', () => {
    expect(policySystem([], today)).toEqual({ levels: [], fields: [], total: 0 })
  })

  test('a count leads to its documents, also where they have no field', () => {
    const place: PolicyPlace = { topic: '', level: 'bureau' }
    expect(isPlaced(place, { topic: '未分类', level: 'bureau' })).toBe(true)
    expect(isPlaced(place, { topic: '旅游', level: null })).toBe(false)
    expect(isPlaced(place, { topic: '', level: 'city' })).toBe(false)
    expect(isPlaced(undefined, { topic: '', level: null })).toBe(true)
  })
})
