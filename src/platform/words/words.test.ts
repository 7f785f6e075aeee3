import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test.each([
  ['推进文创产品开发', ['文创', '产品', '文创产品', '开发']],
  ['落实首问负责制', ['首问', '负责制', '首问负责制']],
  ['做好行政规范性文件公开', ['规范性文件', '文件', '公开']],
  ['依申请公开', ['申请', '公开', '依申请公开']],
  ['一网通查', ['一网通查']],
])('who asks for a word of %s finds it', (text, words) => {
  for (const word of words) {
    expect(wordsOf(text)).toContain(word)
    for (const asked of wordsOf(word)) expect(wordsOf(text)).toContain(asked)
  }
})

test('width and case do not matter, marks are no words', () => {
  expect(wordsOf('ＡＰＰ、App——「12345」！')).toEqual(['app', 'app', '12345'])
  expect(wordsOf('，。 \n')).toEqual([])
})
