import { describe, expect, test } from 'vitest'
import { dueWords, needsRhythm, placeName, rhythmOf, shortTitle, worstState } from './measure.ts'

const bare = {
  deadline: null,
  deadlineText: null,
  rhythm: null,
  rhythmInternal: false,
  relative: null,
  recurring: null,
}

describe('how a measure is named', () => {
  test.each([
    [['三', '(二)'], '三（二）'],
    [['四', '(一)', '3'], '四（一）3'],
    [['1'], '1'],
  ])('%j is cited as %s', (path, name) => {
    expect(placeName({ path, seq: 1 })).toBe(name)
  })

  test('the first measure of an item goes by its heading', () => {
    expect(shortTitle({ heading: '更新全清单', text: '更新全清单。对照职能逐条核对。', seq: 1 })).toBe(
      '更新全清单',
    )
  })

  test('another measure goes by its first clause, and never by more than thirty characters', () => {
    expect(shortTitle({ heading: null, text: '每月公布许可办结件数，写明平均用时。', seq: 2 })).toBe(
      '每月公布许可办结件数',
    )
    expect(Array.from(shortTitle({ heading: null, text: '很'.repeat(80), seq: 1 }))).toHaveLength(30)
  })
})

describe('what the document says of time', () => {
  test.each([
    ['按季度', 'quarter'],
    ['每季度', 'quarter'],
    ['每半年', 'half-year'],
    ['每月', 'month'],
    ['每年', 'year'],
    ['持续推进', null],
    [null, null],
  ] as const)('%s is the rhythm %s', (words, rhythm) => {
    expect(rhythmOf(words)).toBe(rhythm)
  })

  test('定期 without a rhythm is asked; 不定期 and a stated rhythm are not', () => {
    expect(needsRhythm({ text: '定期检查并通报', recurring: null, rhythm: null })).toBe(true)
    expect(needsRhythm({ text: '不定期抽查', recurring: null, rhythm: null })).toBe(false)
    expect(needsRhythm({ text: '定期检查', recurring: null, rhythm: 'quarter' })).toBe(false)
  })

  test('a measure without a day never seems to have one', () => {
    expect(dueWords(bare)).toBe('原文未写')
    expect(dueWords({ ...bare, rhythm: 'quarter', rhythmInternal: true })).toBe('每季度（内部期限）')
    expect(dueWords({ ...bare, rhythm: 'quarter', recurring: '按季度' })).toBe('每季度')
  })
})

test('one division behind makes the measure behind; one that did not report makes it 未报', () => {
  expect(worstState(['completed', 'behind', 'on-schedule'])).toBe('behind')
  expect(worstState(['completed', 'not-reported'])).toBe('not-reported')
  expect(worstState(['completed', 'completed'])).toBe('completed')
  expect(worstState([])).toBe('not-reported')
})
