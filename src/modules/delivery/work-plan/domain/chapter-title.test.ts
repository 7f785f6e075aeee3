import { describe, expect, test } from 'vitest'
import { chapterTitle } from './chapter-title.ts'

const SOURCE =
  '某局工作要点\n一、公开重点信息\n（一）公开规划。及时发布。\n二、提升服务。以下各项要落实。\n（一）优化指南。全部上线。'
const standing = (path: readonly string[], words: string) => {
  const start = SOURCE.indexOf(words)
  const nowhere = { heading: null, notation: [], deadline: null, units: [] }
  return { path, places: { ...nowhere, number: null, text: [{ start, end: start + words.length }] } }
}

describe('a measure is cited with its chapter', () => {
  test('the heading above it is its chapter', () => {
    expect(chapterTitle(SOURCE, standing(['一', '(一)'], '公开规划'))).toBe('一、公开重点信息')
    expect(chapterTitle(SOURCE, standing(['二', '(一)'], '优化指南'))).toBe('二、提升服务')
  })

  test('a measure that is itself a chapter has none above it', () => {
    expect(chapterTitle(SOURCE, standing(['二'], '提升服务'))).toBeNull()
  })

  test('a heading that cannot be found is not invented', () => {
    expect(chapterTitle(SOURCE, standing(['三', '(一)'], '优化指南'))).toBeNull()
  })
})
