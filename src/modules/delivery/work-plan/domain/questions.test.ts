import { describe, expect, test } from 'vitest'
import { aMeasure } from '../../../../../test/support/builders/measure.ts'
import { openQuestions, ownersOf } from './questions.ts'
import type { ReviewMaterial } from './questions.ts'

const base: ReviewMaterial = {
  measures: [],
  doubts: [],
  matches: [],
  divisionByName: new Map([
    ['公共服务处', 'd1'],
    ['办公室', 'd2'],
  ]),
  offices: ['d1', 'd2'],
}

describe('what is asked before adoption', () => {
  test('nothing, where every unit is known', () => {
    expect(openQuestions({ ...base, measures: [aMeasure()] })).toEqual([])
  })

  test('an unknown name once, with all measures in which it stands', () => {
    const measures = [
      aMeasure({ id: 'a', leadNames: ['文保处'] }),
      aMeasure({ id: 'b', number: 2, participantNames: ['文保处'] }),
    ]
    const [question, ...rest] = openQuestions({ ...base, measures })
    expect(rest).toEqual([])
    expect(question).toMatchObject({
      type: 'unknown-unit',
      name: '文保处',
      measures: [{ id: 'a' }, { id: 'b' }],
    })
  })

  test('相关处室 for each measure by itself', () => {
    const measures = [
      aMeasure({ id: 'a', participantNames: ['相关处室'] }),
      aMeasure({ id: 'b', participantNames: ['相关处室'] }),
    ]
    expect(openQuestions({ ...base, measures }).map((q) => q.type)).toEqual([
      'related-units',
      'related-units',
    ])
  })

  test('an owner, where a measure names none or only bodies outside', () => {
    const none = aMeasure({ leadNames: [] })
    expect(openQuestions({ ...base, measures: [none] })).toMatchObject([{ type: 'no-owner' }])
    const outside = {
      ...base,
      matches: [{ name: '市财政局', measureId: null, meaning: 'outside' as const, divisionIds: [] }],
    }
    expect(openQuestions({ ...outside, measures: [aMeasure({ leadNames: ['市财政局'] })] })).toMatchObject([
      { type: 'no-owner' },
    ])
  })

  test('the rhythm of 定期, until it is set or declined', () => {
    const measures = [aMeasure({ text: '定期检查公开情况。' })]
    expect(openQuestions({ ...base, measures })).toMatchObject([{ type: 'rhythm' }])
    const declined = [
      { id: 'x', measureId: 'm1', kind: 'rhythm', text: '', settled: true, resolution: '不另设周期' },
    ]
    expect(openQuestions({ ...base, measures, doubts: declined })).toEqual([])
  })

  test('each doubt of the reading, until somebody has looked', () => {
    const doubt = {
      id: 'x',
      measureId: null,
      kind: 'missing-number',
      text: '三之后是五',
      settled: false,
      resolution: null,
    }
    expect(openQuestions({ ...base, measures: [aMeasure()], doubts: [doubt] })).toMatchObject([
      { type: 'doubt' },
    ])
    expect(openQuestions({ ...base, measures: [aMeasure()], doubts: [{ ...doubt, settled: true }] })).toEqual(
      [],
    )
  })
})

test('whoever leads does not also take part: 办公室牵头，各处室负责落实', () => {
  const owners = ownersOf(aMeasure({ leadNames: ['办公室'], participantNames: ['各处室'] }), base)
  expect(owners.lead.divisionIds).toEqual(['d2'])
  expect(owners.participants.divisionIds).toEqual(['d1'])
})
