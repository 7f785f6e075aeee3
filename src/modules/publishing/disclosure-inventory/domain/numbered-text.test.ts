import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinBases, joinElements, splitBases, splitElements } from './numbered-text.ts'

describe('公开内容（要素） is taken apart', () => {
  test.each([
    ['1.办事指南：名称、依据；2.许可决定。', ['办事指南：名称、依据', '许可决定']],
    ['1、名称；2、地址', ['名称', '地址']],
    ['1.名称\n2. 5A级景区', ['名称', '5A级景区']],
    ['1.名称\n2.地址；\n3.电话', ['名称', '地址', '电话']],
    ['名称、等级、地址', ['名称', '等级', '地址']],
    ['名称、等级；地址', ['名称、等级', '地址']],
    ['1.增长2.5%；2.说明', ['增长2.5%', '说明']],
    ['  ', []],
  ])('%s', (text, elements) => {
    expect(splitElements(text)).toEqual(elements)
  })

  test('what was taken apart and joined is taken apart alike', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '乙', '1', '2', '.', '、', '；', '。', '\n', ' ', '》', '《'),
    })
    fc.assert(
      fc.property(text, (raw) => {
        const elements = splitElements(raw)
        expect(splitElements(joinElements(elements))).toEqual(elements)
        const bases = splitBases(raw)
        expect(splitBases(joinBases(bases))).toEqual(bases)
      }),
    )
  })
})

test('公开依据 is a list also where nothing but the marks part it', () => {
  expect(splitBases('《甲条例》《乙法》第三条、《丙办法》；《丁指引》')).toEqual([
    '《甲条例》',
    '《乙法》第三条、《丙办法》',
    '《丁指引》',
  ])
})
