import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heightOfText, linesOf, widthOf } from './row-height.ts'

describe('the height of a row', () => {
  test('a Chinese character is one wide, a digit half', () => {
    expect(widthOf('2026年')).toBe(3)
  })

  test.each([
    ['办好局长信箱', 10, 1],
    ['公开'.repeat(20), 10, 5],
    ['', 10, 1],
    ['https://example.gov.cn/a/very/long/path/of/a/page.html', 7, 5],
  ])('“%s” in a cell of %d characters takes %d lines', (text, characters, lines) => {
    expect(linesOf(text, characters)).toBe(lines)
  })

  test('a line the writer broke is a line', () => {
    const cell = { characters: 10, size: 12 }
    expect(heightOfText('一\n二\n三', cell)).toBeGreaterThan(heightOfText('一二三', cell))
  })

  test('no text is taller than the tallest row a workbook may have', () => {
    expect(heightOfText('公开'.repeat(2000), { characters: 10, size: 12 })).toBe(409)
  })

  test('the lines always hold the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, characters) => {
        expect(linesOf(text.replaceAll('\n', ''), characters) * characters).toBeGreaterThanOrEqual(
          widthOf(text.replaceAll('\n', '')),
        )
      }),
    )
  })
})
