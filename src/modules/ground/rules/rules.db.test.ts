import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../../test/support/application.ts'
import { publishedArrangement } from '../../../../test/support/state-council-arrangements.ts'
import { addDays, civilDate } from '../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { numberSetting } from '../../../kernel/setting.ts'
import { workingCalendar } from '../../../kernel/working-calendar.ts'
import { changeSetting } from './change-setting.ts'
import { loadPublishedYears } from './load-published-years.ts'
import { listArrangedYears, saveArrangement } from './store/calendar.ts'

const app = await openTestApplication({ at: '2026-11-25' })
afterAll(() => app.close())

/** Every working day of 2019 to 2026, told one by one from the hand-typed notices without the calendar's own code. */
function publishedWorkdays(): readonly CivilDate[] {
  const { off, working } = publishedArrangement()
  const days: CivilDate[] = []
  // 2019-01-01 was a Tuesday; weekdays are counted on from there.
  let weekday = 2
  for (let day = civilDate('2019-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
    if (working.has(day) || (weekday <= 5 && !off.has(day))) days.push(day)
    weekday = (weekday % 7) + 1
  }
  return days
}

describe('the working calendar', () => {
  test('agrees on every day of 2019 to 2026 with the notices of the State Council', async () => {
    const published = workingCalendar(publishedArrangement())
    await app.work(SYSTEM, (work) => {
      const different: string[] = []
      for (let day = civilDate('2019-01-01'); day <= '2026-12-31'; day = addDays(day, 1))
        if (work.calendar.isWorkingDay(day) !== published.isWorkingDay(day)) different.push(day)
      expect(different).toEqual([])
      return Promise.resolve()
    })
  })

  test('counts 1, 5, 7, 15, 20 and 40 working days from every day of 2019 to 2026 as the notices say', async () => {
    const workdays = publishedWorkdays()
    const lastDay = workdays.at(-1) ?? ''
    await app.work(SYSTEM, (work) => {
      const different: string[] = []
      for (let day = civilDate('2019-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
        const next = workdays.findIndex((workday) => workday > day)
        for (const count of [1, 5, 7, 15, 20, 40]) {
          const due = work.calendar.addWorkingDays(day, count)
          const expected = next === -1 ? undefined : workdays[next + count - 1]
          const found = 'on' in due ? due.on : undefined
          if (found !== expected)
            different.push(`${day}+${String(count)}: ${String(found)} / ${String(expected)}`)
        }
      }
      expect(different).toEqual([])
      return Promise.resolve()
    })
    expect(lastDay).toBe('2026-12-31')
  })

  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', async (year, count) => {
    const workdays = publishedWorkdays().filter((day) => day.startsWith(String(year)))
    expect(workdays).toHaveLength(count)
    await app.work(SYSTEM, (work) => {
      expect(workdays.filter((day) => work.calendar.isWorkingDay(day) !== true)).toEqual([])
      return Promise.resolve()
    })
  })

  test('knows no year whose arrangement was not published (C-14)', async () => {
    await app.work(SYSTEM, async (work) => {
      expect((await listArrangedYears(work.db)).map((row) => row.year)).toEqual([
        2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
      ])
      expect(work.calendar.addWorkingDays(civilDate('2026-12-04'), 20)).toEqual({ missingYear: 2027 })
    })
  })

  test('loading the first table a second time changes nothing', async () => {
    const before = await app.work(SYSTEM, (work) => listArrangedYears(work.db))
    app.clock.set('2026-11-26')
    await app.work(SYSTEM, loadPublishedYears)
    expect(await app.work(SYSTEM, (work) => listArrangedYears(work.db))).toEqual(before)
  })

  test('counts on the moment a notice is loaded, in every process', async () => {
    await app.work(SYSTEM, (work) =>
      saveArrangement(work.db, {
        year: 2027,
        source: '示例通知',
        documentNumber: null,
        at: work.now,
        days: [
          { day: civilDate('2027-01-01'), kind: 'off', name: '元旦' },
          { day: civilDate('2027-01-03'), kind: 'working', name: '元旦' },
        ],
      }),
    )
    await app.work(SYSTEM, (work) => {
      expect(work.calendar.isWorkingDay(civilDate('2027-01-01'))).toBe(false)
      expect(work.calendar.isWorkingDay(civilDate('2027-01-03'))).toBe(true)
      expect(work.calendar.addWorkingDays(civilDate('2026-12-04'), 20)).toEqual({ on: '2027-01-03' })
      return Promise.resolve()
    })
  })

  test('follows a day that the notice names otherwise when it is loaded anew', async () => {
    app.clock.set('2026-11-27')
    await app.work(SYSTEM, (work) =>
      saveArrangement(work.db, {
        year: 2027,
        source: '示例通知（更正）',
        documentNumber: null,
        at: work.now,
        days: [{ day: civilDate('2027-01-03'), kind: 'off', name: '元旦' }],
      }),
    )
    await app.work(SYSTEM, (work) => {
      expect(work.calendar.isWorkingDay(civilDate('2027-01-03'))).toBe(false)
      return Promise.resolve()
    })
  })
})

describe('a setting of the bureau', () => {
  const days = numberSetting({
    id: 'test.days',
    label: '试验天数',
    mark: 'policy',
    standard: 15,
    least: 5,
    most: 30,
  })

  async function valueOn(day: string): Promise<number> {
    app.clock.set(day)
    return app.work(SYSTEM, (work) => Promise.resolve(work.rules.read(days)))
  }

  test('has its standard until it is changed, and the earlier value stays for earlier days', async () => {
    const clerk = await app.addStaff({ name: '李经办' })
    app.clock.set('2026-11-25')
    await app.work(clerk.actor, (work) =>
      changeSetting(work, days, { value: 10, reason: '试行', from: civilDate('2026-12-01') }),
    )
    expect(await valueOn('2026-11-30')).toBe(15)
    expect(await valueOn('2026-12-01')).toBe(10)
    expect(await valueOn('2026-12-31')).toBe(10)
  })

  test('is changed with a reason that stands in the 办理记录, with the value before', async () => {
    const entry = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select(['actor_name', 'reason', 'before', 'after'])
      .where('subject', '=', 'setting:test.days')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({
      actor_name: '李经办',
      reason: '试行',
      before: 15,
      after: { value: 10, from: '2026-12-01' },
    })
  })

  test('out of its bounds is refused, nothing changes', async () => {
    app.clock.set('2026-12-01')
    const attempt = app.work(SYSTEM, (work) => changeSetting(work, days, { value: 31, reason: '太长' }))
    await expect(attempt).rejects.toThrow('试验天数要是 5 到 30 的整数')
    expect(await valueOn('2026-12-01')).toBe(10)
  })

  test('changed twice on one day has the later value', async () => {
    app.clock.set('2026-12-02')
    await app.work(SYSTEM, (work) => changeSetting(work, days, { value: 11, reason: '一' }))
    await app.work(SYSTEM, (work) => changeSetting(work, days, { value: 12, reason: '二' }))
    expect(await valueOn('2026-12-02')).toBe(12)
  })
})
