import { expect, test } from 'vitest'
import { readTypedWords } from './typed-words.ts'

test('a pasted list is read line by line, from a sheet or typed', () => {
  expect(readTypedWords('布署\t部署\t错字\n\n残废人||写残疾人\n帐户｜账户｜异形词')).toEqual({
    words: [
      { word: '布署', instead: '部署', reason: '错字' },
      { word: '残废人', instead: null, reason: '写残疾人' },
      { word: '帐户', instead: '账户', reason: '异形词' },
    ],
    errors: [],
  })
})

test.each([
  ['布|部|错字', '第 1 行：词要有 2 到 30 个字。'],
  ['\n布署', '第 2 行：要写理由'],
  ['布署|布署|错字', '第 1 行：「改成」和词一样。'],
])('%j names the line and what is wrong', (text, error) => {
  expect(readTypedWords(text).errors[0]).toContain(error)
})
