import { expect, test } from 'vitest'
import { choiceSetting, numberSetting, textSetting, typedValue, valueName } from './setting.ts'

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
  choices: { running: '继续计时', hold: '停止计时' },
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
    expect(() => hold.parse(wrong)).toThrow('等待方式要是 继续计时、停止计时 之一')
})

const wording = textSetting({
  id: 'x.wording',
  label: '编号的写法',
  mark: 'policy',
  standard: '问〔{年}〕{号}号',
  longest: 20,
  mustHold: ['{年}', '{号}'],
})

test('a wording has its length and the marks that may not be missing', () => {
  expect(wording.parse('答〔{年}〕{号}号')).toBe('答〔{年}〕{号}号')
  expect(() => wording.parse('答{号}号')).toThrow('编号的写法里要有 {年}')
  for (const wrong of ['', '  ', '{年}{号}'.repeat(10), 7, null])
    expect(() => wording.parse(wrong)).toThrow('编号的写法要有 1 到 20 个字')
})

test('what a person typed becomes what is stored', () => {
  expect(typedValue(days, ' 15 ')).toBe(15)
  expect(typedValue(days, '十五')).toBe('十五')
  expect(typedValue(hold, 'hold')).toBe('hold')
})

test('a value is read with its unit or by the name of the choice', () => {
  const limit = numberSetting({ ...days, least: 5, most: 30, unit: '个工作日' })
  expect(valueName(limit, 15)).toBe('15 个工作日')
  expect(valueName(days, 15)).toBe('15')
  expect(valueName(hold, 'hold')).toBe('停止计时')
  expect(valueName(wording, '问〔{年}〕{号}号')).toBe('问〔{年}〕{号}号')
})
