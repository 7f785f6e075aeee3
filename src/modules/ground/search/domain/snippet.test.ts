import { describe, expect, test } from 'vitest'
import { marked, snippet } from './snippet.ts'
import type { SnippetPiece } from './snippet.ts'

function shown(pieces: readonly SnippetPiece[]): string {
  return pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
}

describe('the words of a query are marked', () => {
  test('every one of them, and the longer wins over its part', () => {
    expect(shown(marked('推进政务公开，公开政务信息', ['公开', '政务', '政务公开']))).toBe(
      '推进[政务公开]，[公开][政务]信息',
    )
  })

  test('a single character only where the query has nothing longer', () => {
    expect(shown(marked('夜游与旅游公示', ['夜游', '游', '公示']))).toBe('[夜游]与旅游[公示]')
    expect(shown(marked('夜游', ['游']))).toBe('夜[游]')
  })

  test('in whatever case and width the text writes them', () => {
    expect(shown(marked('ＡＰＰ 与 App 平台', ['app']))).toBe('[ＡＰＰ] 与 [App] 平台')
  })

  test('nothing is lost and nothing is added', () => {
    const text = '按季度公开重点任务、实事项目、绩效任务的执行情况。'
    expect(
      marked(text, ['季度', '任务'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(marked('', ['任务'])).toEqual([])
    expect(marked(text, [])).toEqual([{ text, hit: false }])
  })
})

describe('a snippet is a window of the text around the first word found', () => {
  const long = '甲'.repeat(200) + '文创产品' + '乙'.repeat(200)

  test('it begins a little before the word and says where it was cut', () => {
    const text = shown(snippet(long, ['文创']))
    expect(text).toMatch(/^…甲{20}\[文创\]产品乙+…$/)
    expect(text.length).toBeLessThan(100)
  })

  test('without any word it is the beginning', () => {
    expect(shown(snippet(long, ['丙']))).toMatch(/^甲+…$/)
  })

  test('a short text stands whole, on one line', () => {
    expect(shown(snippet('第一行\n第二行', ['二行']))).toBe('第一行 第[二行]')
  })

  test('a word written in full width is found', () => {
    expect(shown(snippet('甲'.repeat(200) + '１２３４５热线', ['12345']))).toContain('[１２３４５]热线')
  })
})
