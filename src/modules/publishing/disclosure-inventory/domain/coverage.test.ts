import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../../../kernel/civil-date.ts'
import { workingCalendar } from '../../../../kernel/working-calendar.ts'
import { coverageOf } from './coverage.ts'
import { readLimit } from './limit-rule.ts'

const calendar = workingCalendar({ years: new Set([2020, 2021]), off: new Set(), working: new Set() })

interface Case {
  readonly limit: string
  readonly today: string
  readonly since?: string
  readonly formed?: readonly string[]
  /** Days on which something came out in the column; `*` marks a later version. */
  readonly released?: readonly string[]
}

function standing({ limit, today, since = '2020-01-01', formed = [], released = [] }: Case) {
  const row = { itemId: 'i', content: { columnId: 'c', typeId: null, limit: { rule: readLimit(limit) } } }
  const all = coverageOf([row], {
    today: civilDate(today),
    calendar,
    formations: formed.map((day, place) => ({ id: String(place), itemId: 'i', formedOn: civilDate(day) })),
    releases: released.map((day) => ({
      columnId: 'c',
      kind: 'news',
      day: civilDate(day.replace('*', '')),
      fresh: day.endsWith('*') ? 0 : 1,
      renewed: day.endsWith('*') ? 1 : 0,
    })),
    since: new Map([['i', civilDate(since)]]),
  })
  const { state, due } = all.get('i') ?? { state: null, due: null }
  return [state, due]
}

describe('so many working days after something was formed', () => {
  const limit = '信息形成之日起20个工作日内'
  test('nothing formed and nothing out is 未产生; something out is 已公开', () => {
    expect(standing({ limit, today: '2020-09-01' })).toEqual(['none', null])
    expect(standing({ limit, today: '2020-09-01', released: ['2020-08-01'] })).toEqual(['published', null])
  })
  test('what was formed is owed until its day, and late on the day after', () => {
    const formed = ['2020-09-01']
    expect(standing({ limit, today: '2020-09-29', formed })).toEqual(['owed', '2020-09-29'])
    expect(standing({ limit, today: '2020-09-30', formed })).toEqual(['late', '2020-09-29'])
  })
  test('a release before it was formed does not meet it; one after it does, also a later version of a page', () => {
    const formed = ['2020-09-01']
    expect(standing({ limit, today: '2020-09-02', formed, released: ['2020-08-31'] })[0]).toBe('owed')
    expect(standing({ limit, today: '2020-09-02', formed, released: ['2020-09-01'] })[0]).toBe('published')
    expect(standing({ limit, today: '2020-09-02', formed, released: ['2020-09-02*'] })[0]).toBe('published')
  })
  test('one release meets one of two', () => {
    const formed = ['2020-09-01', '2020-09-03']
    expect(standing({ limit, today: '2020-09-10', formed, released: ['2020-09-04'] })).toEqual([
      'owed',
      '2020-10-01',
    ])
  })
  test('a year without 放假安排 leaves the day open instead of guessing it', () => {
    expect(standing({ limit, today: '2022-03-01', formed: ['2021-12-30'] })).toEqual(['owed', null])
  })
})

test('calendar days run over weekends', () => {
  const formed = ['2020-09-01']
  const due = addDays(civilDate('2020-09-01'), 20)
  expect(standing({ limit: '批复后20日内', today: '2020-09-05', formed })).toEqual(['owed', due])
})

describe('in a rhythm', () => {
  const limit = '每季度'
  test('the period in which the item came in is not asked for', () => {
    expect(standing({ limit, since: '2020-08-30', today: '2020-09-20' })).toEqual(['none', null])
    expect(standing({ limit, since: '2020-08-30', today: '2020-10-08' })).toEqual(['owed', '2020-12-31'])
  })
  test('a quarter without anything is late until something comes out', () => {
    const since = '2020-08-30'
    expect(standing({ limit, since, today: '2021-01-01' })).toEqual(['late', '2020-12-31'])
    expect(standing({ limit, since, today: '2021-01-10', released: ['2021-01-05'] })).toEqual([
      'published',
      null,
    ])
  })
  test('a correction of an old page is not a new one', () => {
    expect(standing({ limit, today: '2020-09-01', released: ['2020-08-05*', '2020-05-05'] })[0]).toBe('owed')
  })
  test('so many working days after the end of a quarter', () => {
    const within = '每季度结束后15个工作日内'
    expect(standing({ limit: within, today: '2020-10-08', released: ['2020-07-10'] })).toEqual([
      'owed',
      '2020-10-21',
    ])
    expect(standing({ limit: within, today: '2020-10-22', released: ['2020-07-10'] })).toEqual([
      'late',
      '2020-10-21',
    ])
  })
})

describe('by a day of each year', () => {
  const limit = '每年1月31日前'
  test('the next one is owed, a missed one is late', () => {
    expect(standing({ limit, since: '2020-03-01', today: '2020-12-01' })).toEqual(['owed', '2021-01-31'])
    expect(standing({ limit, since: '2020-03-01', today: '2021-02-01' })).toEqual(['late', '2021-01-31'])
  })
  test('a release after the day makes up for it and does not count for the next year', () => {
    const released = ['2021-02-05']
    expect(standing({ limit, since: '2020-03-01', today: '2021-03-01', released })).toEqual([
      'owed',
      '2022-01-31',
    ])
  })
})

test('what says no number is never late', () => {
  expect(standing({ limit: '及时公开', today: '2021-01-01' })).toEqual(['none', null])
})

test('another type in the same column does not count', () => {
  const row = {
    itemId: 'i',
    content: { columnId: 'c', typeId: 'policy', limit: { rule: readLimit('每月') } },
  }
  const day = civilDate('2020-09-01')
  const found = coverageOf([row], {
    today: day,
    calendar,
    formations: [],
    releases: [{ columnId: 'c', kind: 'news', day, fresh: 1, renewed: 0 }],
    since: new Map([['i', civilDate('2020-01-01')]]),
  })
  expect(found.get('i')?.count).toBe(0)
})
