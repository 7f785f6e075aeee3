import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { emergencyDue, hoursAfter, readMoment } from './emergency.ts'
import type { EmergencyStart } from './emergency.ts'

describe('hours run on over midnight and the end of a year', () => {
  test.each([
    ['2026-03-10 09:05', 5, '2026-03-10 14:05'],
    ['2026-03-10 22:30', 5, '2026-03-11 03:30'],
    ['2026-12-31 23:59', 24, '2027-01-01 23:59'],
    ['2026-02-28 00:00', 48, '2026-03-02 00:00'],
  ])('%s and %i hours', (moment, hours, then) => {
    const [day = '', clock = ''] = moment.split(' ')
    const after = hoursAfter({ day: civilDate(day), clock }, hours)
    expect(`${after.day} ${after.clock}`).toBe(then)
  })
})

test.each(['2026-02-30 10:00', '2026-03-10 24:00', '2026-03-10', '昨天下午'])('%s is no moment', (typed) => {
  expect(readMoment(typed)).toBeNull()
})

describe('a grave event starts its clocks (K-28a, K-28b), the discovery of what moves the public starts its own (K-28c)', () => {
  const happened = '2026-03-10 09:05'
  const event = { typeId: 'emergency', from: 'happened', graveOnly: true }
  const response = { typeId: 'response', from: 'found', graveOnly: false }
  const cases: readonly [string, Readonly<Record<string, string>>, EmergencyStart, string | null][] = [
    ['emergency', { level: '特别重大', happened }, event, '14:05'],
    ['emergency', { level: '重大', happened }, event, '14:05'],
    ['emergency', { level: '较大', happened }, event, null],
    ['emergency', { level: '重大', happened: '' }, event, null],
    ['news', { level: '重大', happened }, event, null],
    ['response', { found: happened }, response, '14:05'],
    ['emergency', { level: '重大', happened, found: happened }, response, null],
  ]
  test.each(cases)('%s with %j', (...[typeId, fields, start, clock]) => {
    expect(emergencyDue({ typeId, fields }, start, 5)?.clock ?? null).toBe(clock)
  })
})
