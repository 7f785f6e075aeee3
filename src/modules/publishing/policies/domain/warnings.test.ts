import { describe, expect, test } from 'vitest'
import { refusalOfNature } from './material.ts'
import { warningsOf } from './warnings.ts'

const POLICY = {
  kind: 'like-the-policy' as const,
  title: '扶持办法',
  text: '在本市登记、一年演出不少于八十场的小剧场，可以申请扶持。',
}
const SUMMARY = {
  kind: 'like-a-work-summary' as const,
  title: '全年工作总结',
  text: '一年来全处上下齐心协力开展演出三百场。',
}
const among = { others: [POLICY, SUMMARY], percent: 60, ownNames: ['示例市文化和旅游局', '艺术处'] }
const own = { paragraphs: ['问：谁能申请？答：演满八十场的都行。'], source: '', questions: 1 }

describe('what makes one doubt an interpretation (二(三))', () => {
  test('an answer in the bureau’s own words raises no doubt', () => {
    expect(warningsOf(own, among)).toEqual([])
    expect(warningsOf({ ...own, source: '示例市文化和旅游局艺术处' }, among)).toEqual([])
  })

  test('what repeats the policy is named with its paragraph', () => {
    const [warning] = warningsOf({ ...own, paragraphs: ['看这里。', POLICY.text] }, among)
    expect(warning).toMatchObject({ kind: 'like-the-policy', place: '第 2 段（100% 相同）' })
    expect(warning?.message).toContain('《扶持办法》')
  })

  test('what repeats a work summary is told apart from what repeats the policy', () => {
    const kinds = warningsOf({ ...own, paragraphs: [SUMMARY.text] }, among).map(({ kind }) => kind)
    expect(kinds).toEqual(['like-a-work-summary'])
  })

  test('at the limit itself nothing is said, above it something is', () => {
    const copied = { ...own, paragraphs: [POLICY.text] }
    expect(warningsOf(copied, { ...among, percent: 100 })).toEqual([])
    expect(warningsOf(copied, { ...among, percent: 99 })).toHaveLength(1)
  })

  test('a source that is not the bureau, and a text without a question, are doubted', () => {
    const kinds = warningsOf({ ...own, source: '某某晚报', questions: 0 }, among).map(({ kind }) => kind)
    expect(kinds).toEqual(['foreign-source', 'no-questions'])
  })

  test('what its author declares a repost or a work summary is refused, and so is silence', () => {
    expect(refusalOfNature('own')).toBeNull()
    expect(refusalOfNature('repost')).toContain('转发的媒体报道不能当解读')
    expect(refusalOfNature('work-summary')).toContain('工作总结不能当解读')
    expect(refusalOfNature(null)).toContain('还没有声明')
  })
})
