import { describe, expect, test } from 'vitest'
import { closestParagraph, shinglesOf, similarity } from './similarity.ts'

const POLICY = '在本市登记、一年演出不少于八十场的小剧场，可以申请扶持。每场公益票价演出补贴三千元。'

describe('要点摘抄: how much of an interpretation stands in the policy', () => {
  test('the same text is wholly the same, whatever its punctuation and spaces', () => {
    expect(similarity('在本市登记 一年演出不少于八十场的小剧场可以申请扶持', POLICY)).toBe(100)
  })

  test('words of one’s own are not', () => {
    expect(similarity('问：我的剧场只有两百个座位，能拿到钱吗？答：能，演满八十场就行。', POLICY)).toBe(0)
  })

  test('half a copy is about half', () => {
    const half = '每场公益票价演出补贴三千元，钱在季度末打到账上请留意短信'
    expect(similarity(half, POLICY)).toBeGreaterThan(25)
    expect(similarity(half, POLICY)).toBeLessThan(60)
  })

  test('a text of fewer than five characters says nothing', () => {
    expect([shinglesOf('扶持').size, similarity('扶持', POLICY)]).toEqual([0, 0])
  })

  test('the paragraph most like it is named', () => {
    expect(closestParagraph(['这里全是自己的话没有照抄', '每场公益票价演出补贴三千元'], POLICY)).toEqual({
      number: 2,
      percent: 100,
    })
    expect(closestParagraph([], POLICY)).toBeNull()
  })
})
