import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLonger, LimitRule, limitName, readLimit, RHYTHMS } from './limit-rule.ts'

describe('公开时限 is read as a rule that can be counted', () => {
  test.each([
    ['信息形成或变更之日起20个工作日内公开', '20个工作日'],
    [
      '执法决定信息在决定作出之日起７个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开',
      '7个工作日',
    ],
    ['批复后20日内公开（预算法第十四条）', '20日'],
    ['每季度结束后公开（15个工作日内）', '每季度结束后15个工作日'],
    ['每月至少公开一次', '每月'],
    ['每半年公开', '每半年'],
    ['按年公开', '每年'],
    ['每年1月31日前', '每年1月31日'],
    ['及时公开', '不计天数'],
    ['每年2月30日前', '不计天数'],
    ['信息形成之日起0个工作日', '不计天数'],
    ['8月30日前调整', '不计天数'],
  ])('%s → %s', (text, name) => {
    expect(limitName(readLimit(text))).toBe(name)
  })

  test('every rule is read back from its own name', () => {
    const days = fc.integer({ min: 1, max: 400 })
    const rules = fc.oneof(
      fc.record({ kind: fc.constantFrom('working-days', 'calendar-days'), days }),
      fc.record({
        kind: fc.constant('rhythm'),
        every: fc.constantFrom(...RHYTHMS),
        within: fc.integer({ min: 0, max: 60 }),
      }),
      fc.record({
        kind: fc.constant('fixed-day'),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      fc.constant({ kind: 'unstated' }),
    )
    fc.assert(
      fc.property(rules, (raw) => {
        const rule = LimitRule.parse(raw)
        expect(readLimit(limitName(rule))).toEqual(rule)
      }),
    )
  })

  test.each([
    ['20个工作日', '7个工作日', true],
    ['7个工作日', '20个工作日', false],
    ['20个工作日', '20日', true],
    ['每半年', '每季度', true],
    ['不计天数', '20个工作日', true],
    ['不计天数', '不计天数', false],
  ])('%s leaves more time than %s: %s', (ours, theirs, longer) => {
    expect(isLonger(readLimit(ours), readLimit(theirs))).toBe(longer)
  })
})
