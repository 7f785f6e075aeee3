import { expect, test } from 'vitest'
import { phoneTrouble } from './contact.ts'
import { maskEmail, maskName, maskPhone } from './masking.ts'

test.each([
  ['张三', '张*'],
  ['张三丰', '张**'],
  ['欧阳小明', '欧阳**'],
  ['王', '王*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test('telephones and mail addresses are masked in lists', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskPhone('010-55550100')).toBe('****0100')
  expect(maskEmail('zhangsan@x.cn')).toBe('z***@x.cn')
})

test.each([
  ['13812345678', null],
  ['138 1234 5678', null],
  ['１３８１２３４５６７８', null],
  ['+86 138-1234-5678', null],
  ['010-55550100', null],
  ['55550100', null],
  ['1381234567', '手机号是 11 位，现在是 10 位。'],
  ['138123456789', '手机号是 11 位，现在是 12 位。'],
  ['12345', '手机号是 11 位，现在是 5 位。'],
  ['问小王', '电话只写数字，例如 13800000000 或 010-55550100。'],
])('the telephone %s: %s', (typed, trouble) => {
  expect(phoneTrouble(typed)).toBe(trouble)
})
