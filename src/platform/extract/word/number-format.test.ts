import { expect, test } from 'vitest'
import { circled, formatNumber, isKnownFormat } from './number-format.ts'

test.each([
  ['chineseCounting', 1, '一'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 11, '十一'],
  ['chineseCounting', 20, '二十'],
  ['chineseCountingThousand', 21, '二十一'],
  ['chineseCountingThousand', 101, '一百零一'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['ideographDigital', 20, '二〇'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographTraditional', 3, '丙'],
  ['ideographZodiac', 12, '亥'],
  ['ideographZodiacTraditional', 13, '丙子'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircleChinese', 21, '㉑'],
  ['decimalEnclosedCircle', 51, '51'],
  ['decimalEnclosedParen', 2, '⑵'],
  ['decimalEnclosedFullstop', 2, '⒉'],
  ['ideographEnclosedCircle', 2, '㊁'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalZero', 3, '03'],
  ['upperRoman', 14, 'XIV'],
  ['lowerLetter', 28, 'bb'],
  ['ordinal', 12, '12th'],
  ['none', 3, ''],
] as const)('%s prints %i as %s', (format, value, printed) => {
  expect(formatNumber(value, format)).toBe(printed)
})

test('a format we do not know prints digits and says so', () => {
  expect(isKnownFormat('hebrew1')).toBe(false)
  expect(formatNumber(4, 'hebrew1')).toBe('4')
})

test('circled numbers go up to fifty', () => {
  expect([1, 20, 21, 35, 36, 50, 51].map(circled)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '51'])
})
