import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/civil-date.ts'
import { emergencyDue, hoursAfter, readMoment } from './emergency.ts'

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

describe('authoritative information on a grave event is due hours after it (K-28a)', () => {
  const happened = '2026-03-10 09:05'
  test.each([
    ['特别重大', happened, '14:05'],
    ['重大', happened, '14:05'],
    ['较大', happened, null],
    ['重大', '', null],
  ])('%s, happened %s', (level, at, clock) => {
    const due = emergencyDue({ typeId: 'emergency', fields: { level, happened: at } }, 5)
    expect(due?.clock ?? null).toBe(clock)
  })

  test('a text of another type has no such clock', () => {
    expect(emergencyDue({ typeId: 'news', fields: { level: '重大', happened } }, 5)).toBeNull()
  })
})
