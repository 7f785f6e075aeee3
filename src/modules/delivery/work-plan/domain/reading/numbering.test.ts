import { describe, expect, test } from 'vitest'
import { ordinalOf, readNumber } from './numbering.ts'

describe('numbers of items', () => {
  test.each([
    ['一、公开', 'chinese', '一', 1],
    ['二十三.公开', 'chinese', '二十三', 23],
    ['(四)公开', 'bracketed-chinese', '(四)', 4],
    ['3.公开', 'arabic', '3', 3],
    ['12、公开', 'arabic', '12', 12],
    ['(5)公开', 'bracketed-arabic', '(5)', 5],
    ['6)公开', 'half-bracketed', '6', 6],
    ['⑦公开', 'circled', '⑦', 7],
    ['⑻公开', 'bracketed-arabic', '(8)', 8],
    ['⒐公开', 'arabic', '9', 9],
    ['第一条 公开', 'article', '第一条', 1],
    ['第二章 公开', 'chapter', '第二章', 2],
    ['三是公开', 'one-is', '三是', 3],
    ['第四,公开', 'ordinal', '第四', 4],
    ['2.3 公开', 'decimal', '2.3', 3],
  ])('%s opens an item', (text, ...printed) => {
    const [style, label, ordinal] = printed
    expect(readNumber(text, 0)).toMatchObject({ style, label, ordinal, weak: false })
  })

  test.each(['1.5亿元', '2020年', '12345热线', '公开', '第三方机构', '第二条款'])('%s opens none', (text) => {
    const number = readNumber(text, 0)
    expect(number === null || number.weak).toBe(true)
  })

  test('a number without its bracket or separator counts only where it is the next one', () => {
    expect(readNumber('三)改造', 0)).toMatchObject({ style: 'bracketed-chinese', ordinal: 3, weak: true })
    expect(readNumber('2,公开甲', 0)).toMatchObject({ style: 'arabic', ordinal: 2, weak: true })
    expect(readNumber('四,改造', 0)).toMatchObject({ style: 'chinese', ordinal: 4, weak: true })
  })

  test('Chinese numerals up to the hundreds have their value', () => {
    expect(['一', '十', '十二', '四十', '九十九', '一百零三', '一百二十'].map(ordinalOf)).toEqual([
      1, 10, 12, 40, 99, 103, 120,
    ])
  })
})
