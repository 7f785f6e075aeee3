import { expect, test } from 'vitest'
import { failureSentence } from './job-failure.ts'

test.each([
  ['没有这件时限事项。', '没有这件时限事项。'],
  ['Error: 邮件服务器没有回应。\n    at send (mail.ts:1)', '邮件服务器没有回应。'],
  ['Refusal: 没有这份文件。', '没有这份文件。'],
  ['connect ECONNREFUSED 127.0.0.1:25\n    at x', '程序出错：connect ECONNREFUSED 127.0.0.1:25'],
  ['', '程序出错，没有写明原因。'],
])('a failure is told in one sentence: %j', (failure, sentence) => {
  expect(failureSentence(failure)).toBe(sentence)
})

test('and not at any length', () => {
  expect(Array.from(failureSentence('长'.repeat(1000)))).toHaveLength(200)
})
