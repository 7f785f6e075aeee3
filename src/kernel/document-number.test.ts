import { expect, test } from 'vitest'
import { documentNumbersIn, withoutDocumentNumbers, writtenDocumentNumber } from './document-number.ts'

test.each([
  '京文旅发〔2020〕1号',
  '京文旅发[2020]1号',
  '京文旅发（2020）1号',
  '京文旅发【2020】第1号',
  '京文旅发 〔２０２０〕 １ 号',
])('%s is one and the same document number', (text) => {
  expect(documentNumbersIn(text).map(writtenDocumentNumber)).toEqual(['京文旅发〔2020〕1号'])
})

test('a year in brackets without a number is none', () => {
  expect(documentNumbersIn('工作要点（2020）已经印发，共 3 号楼')).toEqual([])
})

test('what is left of a text without its numbers is what else is asked', () => {
  expect(withoutDocumentNumbers('京文旅发〔2020〕1号 解读').trim()).toBe('解读')
})
