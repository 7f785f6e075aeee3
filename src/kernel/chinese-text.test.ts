import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseNumeral, clip, foldWidth, withoutSpace } from './chinese-text.ts'

describe('Chinese numerals as document numbering writes them', () => {
  test.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [19, '十九'],
    [20, '二十'],
    [21, '二十一'],
    [90, '九十'],
    [99, '九十九'],
  ])('%i is %s', (value, text) => {
    expect(chineseNumeral(value)).toBe(text)
  })

  test('all from 1 to 99 differ', () => {
    expect(new Set(Array.from({ length: 99 }, (_none, place) => chineseNumeral(place + 1))).size).toBe(99)
  })

  test.each([0, 100, -1, 1.5, Number.NaN])('%d is refused', (value) => {
    expect(() => chineseNumeral(value)).toThrow(RangeError)
  })
})

describe('full-width letters, digits and marks', () => {
  test('are folded, Chinese marks stay', () => {
    expect(foldWidth('Ａ１２：（甲）　乙。、「」')).toBe('A12:(甲) 乙。、「」')
  })

  test('folding keeps every place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldWidth(text)).toHaveLength(text.length)
        expect(foldWidth(foldWidth(text))).toBe(foldWidth(text))
      }),
    )
  })
})

test('white space of every width goes', () => {
  expect(withoutSpace(' 办　公\n室\u00a0 ')).toBe('办公室')
})

describe('a clipped text', () => {
  test('shows that something was cut', () => {
    expect(clip('政务公开工作要点', 5)).toBe('政务公开…')
    expect(clip('政务公开', 4)).toBe('政务公开')
    expect(clip('', 3)).toBe('')
  })

  test('never cuts a character in two and is never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const cut = clip(text.toWellFormed(), length)
        expect(cut.isWellFormed()).toBe(true)
        expect(Array.from(cut).length).toBeLessThanOrEqual(length)
      }),
    )
  })
})
