import { expect, test } from 'vitest'
import { choiceSetting, numberSetting } from './setting.ts'

const days = numberSetting({
  id: 'x.days',
  label: '补正期限',
  mark: 'policy',
  standard: 15,
  least: 5,
  most: 30,
})
const hold = choiceSetting({
  id: 'x.hold',
  label: '等待方式',
  mark: 'policy',
  standard: 'running',
  choices: ['running', 'hold'],
})

test('a number of the bureau’s own choice stays within its bounds', () => {
  expect(days.standard).toBe(15)
  expect(days.parse(5)).toBe(5)
  expect(days.parse(30)).toBe(30)
  for (const wrong of [4, 31, 7.5, '10', null])
    expect(() => days.parse(wrong)).toThrow('补正期限要是 5 到 30 的整数')
})

test('a choice is one of those that were named', () => {
  expect(hold.parse('hold')).toBe('hold')
  for (const wrong of ['stop', '', null, 1])
    expect(() => hold.parse(wrong)).toThrow('等待方式要是 running、hold 之一')
})
