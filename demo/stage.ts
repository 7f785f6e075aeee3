import type { Actor } from '../src/kernel/actor.ts'
import { addDays, isCivilDate, weekdayOf } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import type { WorkingCalendar } from '../src/kernel/working-calendar.ts'
import type { Db } from '../src/platform/database/database.ts'
import { workIn } from '../src/platform/work/work.ts'
import type { Work, Workshop } from '../src/platform/work/work.ts'

/** Sign-in names of those who work for the whole bureau. */
export const OFFICE = 'bangongshi'
export const OFFICE_HEAD = 'zhuren'
export const LEADER = 'fenguan'
export const SYSTEM_ADMINISTRATOR = 'system'

/** Where the demonstration is played: every act by its person, on its day, through the real use cases. */
export interface Stage {
  readonly today: CivilDate
  readonly actors: ReadonlyMap<string, Actor>
  /** Division ids by name. */
  readonly divisions: ReadonlyMap<string, string>
  /** The first day from `day` on that people work, but never a day to come. */
  workday(day: CivilDate): CivilDate
  /** Lets a person act on a day of the past or today. */
  act<T>(who: string, on: CivilDate, act: (work: Work) => Promise<T>): Promise<T>
}

/** Sets the stage inside the one transaction of the load. */
export function stageFor(parts: {
  readonly workshop: Workshop
  readonly db: Db
  readonly actors: ReadonlyMap<string, Actor>
  readonly divisions: ReadonlyMap<string, string>
  readonly today: CivilDate
  readonly calendar: WorkingCalendar
}): Stage {
  const { workshop, db, actors, divisions, today, calendar } = parts
  async function act<T>(who: string, on: CivilDate, run: (work: Work) => Promise<T>): Promise<T> {
    const actor = actors.get(who) ?? { kind: 'system' as const, name: '演示数据' }
    const clock = () => (on >= today ? workshop.clock() : morningOf(on, workshop.clock()))
    return run(await workIn({ ...workshop, clock }, actor, db))
  }
  function workday(day: CivilDate): CivilDate {
    if (day >= today) return today
    // In a year without an arrangement the play only keeps off weekends: nothing is counted from it.
    const works = calendar.isWorkingDay(day) ?? weekdayOf(day) <= 5
    return works ? day : workday(addDays(day, 1))
  }
  return { today, actors, divisions, workday, act }
}

/** A day of a year by month and day, for the calendar of the play. */
export function dayOf(year: number, monthDay: string): CivilDate {
  const text = `${String(year)}-${monthDay}`
  if (!isCivilDate(text)) throw new RangeError(text)
  return text
}

/** Ten in the morning in Shanghai; made from the clock's own instant, the only one there is. */
export function morningOf(day: CivilDate, now: Date): Date {
  const morning = structuredClone(now)
  morning.setTime(Date.parse(`${day}T10:00:00+08:00`))
  return morning
}
