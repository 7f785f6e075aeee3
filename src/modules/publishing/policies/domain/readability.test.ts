import { describe, expect, test } from 'vitest'
import { readabilityOf } from './readability.ts'

const measure = {
  longest: 20,
  terms: [
    { word: '告知承诺', means: ['承诺办'] },
    { word: '绩效', means: [] },
  ],
}

describe('how an interpretation reads', () => {
  test('sentences are counted and the long ones shown', () => {
    const long = '凡在本市行政区域内登记并且连续经营满一年以上的小剧场都可以提出申请'
    const read = readabilityOf({ words: `谁能申请？${long}。交两份材料。`, questions: 1 }, measure)
    expect(read).toMatchObject({ sentences: 3, questions: 1 })
    expect(read.long.map(({ text }) => text)).toEqual([long])
  })

  test('a term of the dictionary is to be explained, in brackets, as a question or in other words', () => {
    const unexplained = (words: string) => readabilityOf({ words, questions: 0 }, measure).unexplained
    expect(unexplained('实行告知承诺，按绩效拨款。')).toEqual(['告知承诺', '绩效'])
    expect(unexplained('实行告知承诺，也就是承诺办。按绩效（办得好不好）拨款。')).toEqual([])
    expect(unexplained('什么是绩效？')).toEqual([])
  })

  test('the elements that nobody speaks of are named', () => {
    const read = readabilityOf({ words: '制定的背景是什么？适用于小剧场。', questions: 1 }, measure)
    expect(read.elements).toEqual(expect.arrayContaining(['背景依据', '适用范围']))
    expect(read.missingElements).toContain('新旧政策差异')
  })

  test('an empty text has no sentence', () => {
    expect(readabilityOf({ words: '', questions: 0 }, measure)).toMatchObject({
      sentences: 0,
      averageLength: 0,
    })
  })
})
