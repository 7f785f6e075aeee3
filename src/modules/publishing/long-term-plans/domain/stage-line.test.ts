import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { lacksOfStageText } from './long-term-plan.ts'
import type { LongTermPlan } from './long-term-plan.ts'
import { missingYears, stageLine } from './stage-line.ts'
import type { Stage, StageText } from './stage-line.ts'

const plan: LongTermPlan = { id: 'p', name: '示例五年规划', fromYear: 2024, toYear: 2028, divisionId: 'd' }
const text = (stage: Stage, on: string, year: number | null = null): StageText => ({
  ...{ id: `${stage} ${on}`, path: '/lm/ghjh/1', title: stage, plan: plan.name, stage, year },
  releasedOn: civilDate(on),
})
const line = (on: string, ...texts: readonly StageText[]) =>
  stageLine(plan, texts, civilDate(on))
    .map(({ stage, state }) => `${stage} ${state}`)
    .filter((each) => !each.endsWith('waiting'))

describe('the line of stages', () => {
  test('begins with the making, one stage after the other', () => {
    expect(line('2023-05-01')).toEqual(['编制 now'])
    expect(line('2023-05-01', text('征求意见', '2023-04-01'))).toEqual([
      '编制 done',
      '征求意见 done',
      '论证 now',
    ])
  })

  test('after 发布 the years are under way, and 中期评估 comes in the middle of the term', () => {
    const out = text('发布', '2024-02-01')
    expect(line('2025-05-01', out).slice(4)).toEqual(['发布 done', '年度实施情况 now'])
    expect(line('2026-01-01', out).slice(5)).toEqual(['年度实施情况 now', '中期评估 now'])
    const evaluated = text('中期评估', '2026-09-01')
    expect(line('2026-10-01', out, evaluated).slice(5)).toEqual(['年度实施情况 now', '中期评估 done'])
  })

  test('ends with the last year reported on and 总结评估', () => {
    const out = text('发布', '2024-02-01')
    const years = [2024, 2025, 2026, 2027, 2028].map((year) =>
      text('年度实施情况', `${String(year + 1)}-03-01`, year),
    )
    expect(line('2029-03-02', out, ...years).slice(5)).toEqual([
      '年度实施情况 done',
      '中期评估 now',
      '总结评估 now',
    ])
    expect(line('2029-06-02', out, text('总结评估', '2029-06-01')).slice(5)).toEqual([
      '年度实施情况 done',
      '中期评估 done',
      '总结评估 done',
    ])
  })
})

describe('the yearly report (一（二）)', () => {
  test('is owed for every year that is over since the plan came out, and for no other', () => {
    const out = text('发布', '2025-02-01')
    expect(missingYears(plan, [], 2027)).toEqual([])
    expect(missingYears(plan, [text('征求意见', '2023-04-01')], 2027)).toEqual([])
    expect(missingYears(plan, [out], 2025)).toEqual([])
    expect(missingYears(plan, [out], 2027)).toEqual([2025, 2026])
    expect(missingYears(plan, [out, text('年度实施情况', '2026-03-01', 2025)], 2027)).toEqual([2026])
    expect(missingYears(plan, [out], 2040)).toEqual([2025, 2026, 2027, 2028])
  })
})

describe('what a text says of its plan', () => {
  const lacks = (fields: Readonly<Record<string, string>>) =>
    lacksOfStageText({ plan: plan.name, ...fields }, [plan]).map(({ message }) => message)

  test('names a recorded plan, with its own term and a year of it', () => {
    expect(lacks({ term: '2024—2028', stage: '发布' })).toEqual([])
    expect(lacks({ term: '2024-2028年', stage: '发布' })).toEqual([])
    expect(lacks({ plan: '别的规划' })).toEqual(['没有登记叫“别的规划”的规划。先登记，或者改成登记的名称。'])
    expect(lacks({ term: '2024—2027' })).toEqual(['登记的规划期是 2024—2028。'])
    expect(lacks({ stage: '年度实施情况', year: '2029' })).toEqual(['实施年度要在规划期 2024—2028 里。'])
    expect(lacks({ stage: '发布', year: '2029' })).toEqual([])
  })
})
