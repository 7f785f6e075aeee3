import { describe, expect, test } from 'vitest'
import { kindOfUnit, namesSettledTwice, resolveUnits } from './unit-meaning.ts'

describe('kinds of names', () => {
  test.each([
    ['各处室', 'all-offices'],
    ['各科室', 'all-offices'],
    ['局机关各处室', 'all-offices'],
    ['各处', 'all-offices'],
    ['处室', 'named'],
    ['相关处室', 'related'],
    ['各相关处室', 'related'],
    ['有关部门', 'related'],
    ['各有关单位', 'related'],
    ['其他相关处室', 'related'],
    ['办公室', 'named'],
    ['市财政局', 'named'],
    ['各县（市、区）政府', 'named'],
  ] as const)('%s is %s', (name, kind) => {
    expect(kindOfUnit(name)).toBe(kind)
  })
})

describe('what names come to', () => {
  const known = {
    measureId: 'm1',
    divisionByName: new Map([
      ['办公室', 'd1'],
      ['法制处', 'd2'],
      ['法规处', 'd2'],
    ]),
    offices: ['d1', 'd2', 'd3'],
    matches: [],
  }

  test('each 内设机构 for 各处室, once, however often it is named', () => {
    expect(resolveUnits(['办公室', '各处室'], known).divisionIds).toEqual(['d1', 'd2', 'd3'])
  })

  test('an alias is the division it was remembered for', () => {
    expect(resolveUnits(['法规处'], known)).toEqual({ divisionIds: ['d2'], outside: [], open: [] })
  })

  test('a name that nobody knows is asked about, never dropped', () => {
    expect(resolveUnits(['某处'], known).open).toEqual([{ name: '某处', kind: 'named' }])
  })

  test('相关处室 is open until it is chosen for this measure', () => {
    expect(resolveUnits(['相关处室'], known).open).toEqual([{ name: '相关处室', kind: 'related' }])
    const matches = [
      { name: '相关处室', measureId: 'm1', meaning: 'divisions' as const, divisionIds: ['d3'] },
    ]
    expect(resolveUnits(['相关处室'], { ...known, matches }).divisionIds).toEqual(['d3'])
    expect(resolveUnits(['相关处室'], { ...known, matches, measureId: 'm2' }).open).toHaveLength(1)
  })

  test('names settled for two measures agree where they mean the same divisions, in whatever order', () => {
    const match = (measureId: string, name: string, ...divisionIds: readonly string[]) => ({
      name,
      measureId,
      meaning: 'divisions' as const,
      divisionIds,
    })
    const matches = [
      match('m1', '相关处室', 'd1', 'd2'),
      match('m2', '相关处室', 'd2', 'd1'),
      match('m1', '有关处室', 'd1'),
      match('m2', '有关处室', 'd1', 'd2'),
      match('m2', '各相关处室', 'd1'),
    ]
    expect(namesSettledTwice(matches, { first: 'm1', second: 'm2' })).toEqual([
      { name: '相关处室', agreed: true },
      { name: '有关处室', agreed: false },
    ])
  })

  test('a body outside the bureau owns nothing here but stays named', () => {
    const matches = [{ name: '市财政局', measureId: null, meaning: 'outside' as const, divisionIds: [] }]
    expect(resolveUnits(['市财政局', '办公室'], { ...known, matches })).toEqual({
      divisionIds: ['d1'],
      outside: ['市财政局'],
      open: [],
    })
  })
})
