import { describe, expect, test } from 'vitest'
import type { LeadRule } from './lead-rule.ts'
import { plainText } from './page.ts'
import { readNotation } from './units.ts'

function unitsOf(notation: string, rule: LeadRule = 'all'): { lead: string[]; participants: string[] } {
  const plain = plainText(notation)
  const { lead, participants } = readNotation(plain, [{ start: 0, end: plain.length }], rule)
  return { lead: lead.map(({ name }) => name), participants: participants.map(({ name }) => name) }
}

type Case = readonly [notation: string, lead: readonly string[], participants: readonly string[]]

function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (notation, lead, participants) => {
    expect(unitsOf(notation)).toEqual({ lead, participants })
  })
}

describe('the units marked 牵头 lead, else all units', () => {
  check([
    ['(甲处负责落实)', ['甲处'], []],
    ['（甲处、乙科负责落实）', ['甲处', '乙科'], []],
    ['(甲处牵头,各处室负责落实)', ['甲处'], ['各处室']],
    ['(甲处、乙处牵头落实,完成时限:2030年10月)', ['甲处', '乙处'], []],
    ['（责任单位：市园林局、市水务局）', ['市园林局', '市水务局'], []],
    ['（市园林局牵头，市水务局、市教育局按职责分工负责）', ['市园林局'], ['市水务局', '市教育局']],
    ['（市园林局牵头；市水务局配合）', ['市园林局'], ['市水务局']],
    ['（市园林局负责，市水务局配合）', ['市园林局'], ['市水务局']],
    ['（市园林局（牵头）、市水务局）', ['市园林局'], ['市水务局']],
    ['（市园林局牵头抓总，市水务局具体负责）', ['市园林局'], ['市水务局']],
    ['（市园林局、市水务局等部门按职责分工负责，6月底前完成）', ['市园林局', '市水务局'], []],
    ['(市园林局，各区人民政府)', ['市园林局', '各区人民政府'], []],
    ['（市园林局牵头市水务局配合）', ['市园林局'], ['市水务局']],
  ])
})

describe('participants stand after 配合, 会同, or under 责任单位 beside 牵头单位', () => {
  check([
    ['(甲室会同相关处室负责落实)', ['甲室'], ['相关处室']],
    ['（甲室、乙处会同有关部门负责）', ['甲室', '乙处'], ['有关部门']],
    ['（牵头单位：甲局；责任单位：乙局、丙局）', ['甲局'], ['乙局', '丙局']],
    ['牵头科室:甲科,责任科室:乙科。完成时限:2030年6月底前', ['甲科'], ['乙科']],
    ['牵头单位：甲局 配合单位：乙局、各镇政府', ['甲局'], ['乙局', '各镇政府']],
    ['【责任部门：甲局】', ['甲局'], []],
    ['（省级牵头单位：省水利厅；责任单位：甲局）', ['甲局'], []],
    ['（责任单位：甲局；责任人：张三；完成时限：长期）', ['甲局'], []],
    ['（负责部门：甲部；适用范围：全部试验区）', ['甲部'], []],
  ])
})

describe('a remark about who leads holds and names no unit', () => {
  check([
    ['（甲局、乙局、丙局，列第一位者为牵头单位，下同）', ['甲局'], ['乙局', '丙局']],
    ['（责任单位：甲局、乙局〔列首位的为牵头单位，下同〕）', ['甲局'], ['乙局']],
    [
      '（甲厅、乙厅，丙厅，各市人民政府。逗号前为牵头单位，下同）',
      ['甲厅', '乙厅'],
      ['丙厅', '各市人民政府'],
    ],
  ])

  test('it gives way to a notation that says 牵头 itself', () => {
    expect(unitsOf('（甲局、乙局牵头负责）', 'first')).toEqual({ lead: ['甲局', '乙局'], participants: [] })
    expect(unitsOf('（甲局、乙局）', 'first')).toEqual({ lead: ['甲局'], participants: ['乙局'] })
    expect(unitsOf('（甲局，乙局）', { before: ',' })).toEqual({ lead: ['甲局'], participants: ['乙局'] })
  })
})

describe('names stay as written', () => {
  check([
    ['（各市、县〔区〕人民政府）', ['各市、县(区)人民政府'], []],
    ['（省甲厅，各市、自治州人民政府）', ['省甲厅', '各市、自治州人民政府'], []],
    ['（各县（市、区）政府、市财政局）', ['各县(市、区)政府', '市财政局'], []],
    ['（区建设管理委(区交通委)、区绿化局）', ['区建设管理委(区交通委)', '区绿化局'], []],
    ['（办公室牵头,各科、室、中心负责落实）', ['办公室'], ['各科、室、中心']],
    ['（市教育局牵头，市、区卫生健康委配合）', ['市教育局'], ['市、区卫生健康委']],
    ['（各区、街道、市商务局）', ['各区', '街道', '市商务局'], []],
    ['（甲局牵头，会同乙局、丙局等部门制定方案，6月底前印发）', ['甲局'], ['乙局', '丙局']],
    ['（园区和示范区管委会，省应急厅）', ['园区和示范区管委会', '省应急厅'], []],
    ['（各区、各有关部门和单位）', ['各区', '各有关部门和单位'], []],
    ['（全国妇联等和各省级人民政府按职责分工负责）', ['全国妇联', '各省级人民政府'], []],
    ['（甲局等有关部门和单位负责）', ['甲局'], []],
    ['（甲局等负责）', ['甲局'], []],
    ['（甲局、乙局等国务院相关部门及各地区负责）', ['甲局', '乙局', '各地区'], []],
    ['（市高等教育促进中心、市应急局）', ['市高等教育促进中心', '市应急局'], []],
    ['（责任单位：甲局、、乙局；）', ['甲局', '乙局'], []],
    ['（责任单位：甲局、市生态环\n境局）', ['甲局', '市生态环境局'], []],
    ['（责任单位：市商务局 市财政局）', ['市商务局', '市财政局'], []],
    ['（市商务局、市财政局', ['市商务局', '市财政局'], []],
    ['（市商务局负责平台建设，市财政局负责资金保障）', ['市商务局', '市财政局'], []],
  ])
})

test('where no unit is named none is invented', () => {
  expect(unitsOf('（责任单位：）')).toEqual({ lead: [], participants: [] })
  expect(unitsOf('（完成时限：2030年6月底前）')).toEqual({ lead: [], participants: [] })
})
