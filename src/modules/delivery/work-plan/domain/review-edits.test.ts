import { describe, expect, test } from 'vitest'
import { aMeasure } from '../../../../../test/support/builders/measure.ts'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { mergedMeasure, splitMeasure, splitPoints } from './review-edits.ts'

describe('splitting a measure', () => {
  test('is possible after each sentence but the last', () => {
    expect(splitPoints('一句。二句；三句。').map((p) => p.offset)).toEqual([3, 6])
    expect(splitPoints('只有一句。')).toEqual([])
  })

  test('keeps every character and divides the place in the source', () => {
    const halves = splitMeasure(aMeasure(), 7)
    expect(halves?.map((m) => m.text)).toEqual(['公布开放时间。', '写明无障碍设施。'])
    expect(halves?.map((m) => m.places.text)).toEqual([[{ start: 0, end: 7 }], [{ start: 7, end: 15 }]])
    expect(halves?.[1]).toMatchObject({ number: 2, seq: 2, heading: null, leadNames: ['公共服务处'] })
  })

  test('is refused in the middle of a sentence', () => {
    expect(splitMeasure(aMeasure(), 3)).toBeNull()
  })
})

describe('joining a measure to the one before it', () => {
  const first = aMeasure({
    text: '甲。',
    notation: '（甲处）',
    leadNames: ['甲处'],
    deadline: civilDate('2026-03-31'),
  })
  const second = aMeasure({
    text: '乙。',
    notation: '（乙处）',
    leadNames: ['乙处', '甲处'],
    deadline: civilDate('2026-06-30'),
    rhythm: 'quarter',
  })

  test('keeps both texts, all units and the later day', () => {
    expect(mergedMeasure(first, second)).toMatchObject({
      text: '甲。乙。',
      notation: '（甲处）（乙处）',
      leadNames: ['甲处', '乙处'],
      deadline: '2026-06-30',
      rhythm: 'quarter',
      edited: true,
    })
  })
})
