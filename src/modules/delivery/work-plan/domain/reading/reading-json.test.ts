import { expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'
import { readingAsJson } from './reading-json.ts'

test('a reading names units and counts places in code points', () => {
  const source = '示例市园林局2030年🏛要点\n一、公开甲。（甲科牵头，乙科配合，6月底前完成）'
  expect(readingAsJson(readPlan(source), source)).toEqual({
    title: '示例市园林局2030年🏛要点',
    issuer: '示例市园林局',
    year: 2030,
    measures: [
      {
        path: ['一'],
        seq: 1,
        heading: null,
        text: '公开甲。',
        notation: '（甲科牵头，乙科配合，6月底前完成）',
        lead: ['甲科'],
        participants: ['乙科'],
        deadline: '2030-06-30',
        deadlineText: '6月底前',
        recurring: null,
        offset: [17, 21],
      },
    ],
    remainder: [{ kind: 'title', text: '示例市园林局2030年🏛要点' }],
    doubts: [],
  })
})
