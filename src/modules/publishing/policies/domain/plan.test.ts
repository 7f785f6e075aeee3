import { describe, expect, test } from 'vitest'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { EMPTY_PLAN, lacksOfPlan } from './plan.ts'
import type { Plan } from './plan.ts'
import { piecesOf } from './pieces.ts'

const whole: Plan = {
  forms: ['简明问答'],
  channels: ['本网站'],
  interpreter: '艺术处',
  firstInterpreter: '郑样本，局长',
  firstAct: 'interview',
  firstActNote: '12 月 1 日在线访谈',
  firstActPiece: 'd1.2',
  outline: '谁能申请、补多少',
  risk: '会有人问去年的账',
  briefing: 'not-needed',
  briefingOn: null,
  briefingNote: '只涉及补贴标准，已逐家走访',
}
const fieldsOf = (change: Partial<Plan>) => lacksOfPlan({ ...whole, ...change }).map(({ field }) => field)

describe('解读方案 (conventions §6.1)', () => {
  test('an empty plan lacks each of its fields', () => {
    expect(lacksOfPlan(EMPTY_PLAN).map(({ field }) => field)).toEqual([
      'forms',
      'channels',
      'interpreter',
      'firstInterpreter',
      'outline',
      'risk',
      'firstAct',
      'briefing',
    ])
    expect(lacksOfPlan(whole)).toEqual([])
  })

  test('第一解读人 names his piece, or says why there is none', () => {
    expect(fieldsOf({ firstActNote: '' })).toEqual(['firstActNote'])
    expect(fieldsOf({ firstActPiece: '' })).toEqual(['firstActPiece'])
    expect(fieldsOf({ firstAct: 'none', firstActPiece: '' })).toEqual([])
    expect(lacksOfPlan({ ...whole, firstAct: 'none', firstActNote: '' })[0]?.message).toContain('为什么')
  })

  test('a briefing has its day, and none has its reason', () => {
    const day = '2026-03-20'
    if (!isCivilDate(day)) throw new RangeError(day)
    expect(fieldsOf({ briefing: 'planned' })).toEqual(['briefingOn'])
    expect(fieldsOf({ briefing: 'held', briefingOn: day })).toEqual([])
    expect(fieldsOf({ briefingNote: '' })).toEqual(['briefingNote'])
  })
})

test('his piece is an interpretation of the package, or a file of any of its texts', () => {
  const file = (number: number, name: string) => ({ number, name })
  const drafts = [
    { id: 'p', typeId: 'policy', title: '办法', files: [file(1, '访谈提纲.docx')] },
    { id: 'i', typeId: 'interpretation', title: '局长答问', files: [] },
  ]
  expect(piecesOf(drafts)).toEqual([
    { key: 'p.1', label: '附件：访谈提纲.docx' },
    { key: 'i', label: '稿件：局长答问' },
  ])
})
