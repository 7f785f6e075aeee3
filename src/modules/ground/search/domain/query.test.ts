import { expect, test } from 'vitest'
import { wordsOf } from '../../../../platform/words/words.ts'
import { facetsOf } from './facets.ts'
import { nearestWords } from './nearest.ts'
import { numberTokensIn, parseQuery } from './query.ts'

const meanings = new Map([['办证', ['行政许可', '证照']]])

test('a word is asked together with what else it means', () => {
  const { terms } = parseQuery('办证', { wordsOf: () => ['办证'], meanings: new Map([['办证', ['许可']]]) })
  expect(terms).toHaveLength(1)
  expect(terms[0]?.any).toEqual([['办证'], ['办证']])
})

test('numbers, phrases and words are told apart', () => {
  const parsed = parseQuery('京文旅发[2020]1号 “犀牛角” 公开', { wordsOf, meanings })
  expect(parsed.terms[0]?.any).toEqual([['京文旅发2020x1']])
  expect(parsed.phrases).toEqual(['犀牛角'])
  expect(parsed.marks).toContain('京文旅发〔2020〕1号')
  expect(parsed.marks).toContain('公开')
})

test('a number in running text has every ending of its code as a token', () => {
  expect(numberTokensIn('根据京文旅发〔2020〕1号')).toContain('京文旅发2020x1')
  expect(numberTokensIn('没有文号')).toEqual([])
})

test('facets add up, each leaving its own filter out', () => {
  const cells = [
    { columnId: 'a', year: 2025, divisionName: '甲处、乙处', count: 3 },
    { columnId: 'b', year: 2026, divisionName: '甲处', count: 2 },
  ]
  const facets = facetsOf(cells, { column: 'a', division: '甲处', year: null })
  expect(facets.count).toBe(3)
  expect(facets.columns).toEqual([
    { value: 'a', count: 3 },
    { value: 'b', count: 2 },
  ])
  expect(facets.years).toEqual([{ value: '2025', count: 3 }])
})

test('words written much alike are near, others are not', () => {
  expect(nearestWords('骆舵', ['骆驼', '公开', '舵手'])).toEqual(['舵手', '骆驼'])
  expect(nearestWords('！！', ['骆驼'])).toEqual([])
})
