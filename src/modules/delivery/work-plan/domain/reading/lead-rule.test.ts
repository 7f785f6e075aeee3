import { expect, test } from 'vitest'
import { blankRemarks, leadRuleIn } from './lead-rule.ts'

test.each([
  '列第一位者为牵头单位,下同',
  '列首位的为牵头单位',
  '列首的为牵头单位',
  '排在第一位的为牵头部门',
  '排名第一的单位为牵头单位',
  '列第一位者为工作牵头单位或汇总单位',
  '第一责任单位为牵头单位',
])('%s: the first unit leads', (remark) => {
  expect(leadRuleIn(remark)).toBe('first')
})

test('units before the sign a remark names lead', () => {
  expect(leadRuleIn('逗号前为牵头单位,下同')).toEqual({ before: ',' })
  expect(leadRuleIn('分号前的为牵头单位')).toEqual({ before: ';' })
})

test.each(['建成全国首个由政府牵头的平台', '第一责任人牵头抓落实', '甲局牵头,乙局配合'])(
  '%s states no rule',
  (text) => {
    expect(leadRuleIn(text)).toBeNull()
  },
)

test('units that a remark implies for later measures are no part of the notation', () => {
  expect(blankRemarks('甲局、乙局。以下措施均需各区政府落实,不再单独列出').text.trim()).toMatch(
    /^甲局、乙局。[\s,]*$/u,
  )
})
