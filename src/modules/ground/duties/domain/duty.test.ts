import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { inboxByDay, remaining } from './duty.ts'
import type { Due, OpenDuty } from './duty.ts'

const today = civilDate('2026-03-10')
const STANDING: Due = { kind: 'standing' }
const WAITING: Due = { kind: 'calendar-missing', year: 2027 }
let made = 0

function on(day: string): Due {
  return { kind: 'day', on: civilDate(day) }
}

function duty(due: Due, more: Partial<OpenDuty> = {}): OpenDuty {
  made += 1
  return {
    id: `d${String(made)}`,
    kind: 'report',
    subject: `measure:${String(made)}`,
    title: `第 ${String(made)} 项`,
    action: '填报进展',
    url: '/workbench',
    divisionId: 'art',
    function: 'handler',
    rule: '按季度公开',
    clause: '二（二）',
    explanation: '季度末',
    due,
    counted: null,
    internal: false,
    bundle: null,
    bundleTitle: null,
    occasion: '',
    ...more,
  }
}

describe('今日 lies by day', () => {
  test('期限待定 first, then what is late, then each day, 长效 last', () => {
    const sections = inboxByDay(
      [
        duty(STANDING),
        duty(on('2026-03-12')),
        duty(on('2026-03-10')),
        duty(on('2026-03-11')),
        duty(WAITING),
        duty(on('2026-03-09')),
      ],
      today,
    )
    expect(sections.map((section) => [section.heading, section.day, section.tone])).toEqual([
      ['期限待定', null, 'undated'],
      ['已经迟了', null, 'late'],
      ['今天', '2026-03-10', 'today'],
      ['明天', '2026-03-11', 'coming'],
      ['星期四', '2026-03-12', 'coming'],
      ['长效', null, 'standing'],
    ])
  })

  test('what is due today is not late', () => {
    expect(inboxByDay([duty(on('2026-03-10'))], today).map((section) => section.tone)).toEqual(['today'])
  })

  test('nothing due leaves nothing', () => {
    expect(inboxByDay([], today)).toEqual([])
  })
})

describe('duties that one form meets stand in one row', () => {
  const bundle = { bundle: 'return:2026-Q1', bundleTitle: '一季度进展' }

  test('with how many there are', () => {
    const [section] = inboxByDay(
      [duty(on('2026-03-31'), bundle), duty(on('2026-03-31'), bundle), duty(on('2026-03-31'))],
      today,
    )
    expect(section?.lines.map((line) => [line.count, line.title === '一季度进展'])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  test('but on different days in different rows, and the late one is not hidden', () => {
    const sections = inboxByDay([duty(on('2026-03-31'), bundle), duty(on('2026-03-09'), bundle)], today)
    expect(sections.map((section) => [section.tone, section.lines.length])).toEqual([
      ['late', 1],
      ['coming', 1],
    ])
  })
})

describe('how much is left', () => {
  test.each([
    [on('2026-03-07'), '迟 3 天'],
    [on('2026-03-10'), '今天'],
    [on('2026-03-15'), '还有 5 天'],
    [WAITING, '期限待定（2027年放假安排未录入）'],
    [STANDING, '长效'],
  ])('%o', (due, sentence) => {
    expect(remaining(due, today)).toBe(sentence)
  })
})
