import { isCivilDate } from '../../src/kernel/civil-date.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { workingCalendar } from '../../src/kernel/working-calendar.ts'
import { sealsUnder } from '../../src/platform/crypto/sealed.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Workshop } from '../../src/platform/work/work.ts'

export const SYSTEM: Actor = { kind: 'system', name: '测试' }

/** A workshop without modules, for tests of the platform itself: no settings, no arranged days, no files. */
export function workshopOf(database: Database): {
  readonly workshop: Workshop
  readonly clock: { readonly set: (day: string) => void }
} {
  const kept = { now: instantOf('2026-03-10') }
  const nowhere = () => Promise.reject(new Error('this workshop keeps no files'))
  const workshop: Workshop = {
    database,
    clock: () => kept.now,
    seals: sealsUnder(Buffer.alloc(32)),
    afterCommit: new Set(),
    files: { put: nowhere, read: nowhere, exists: nowhere, remove: nowhere },
    rulesOn: () =>
      Promise.resolve({
        calendar: workingCalendar({ years: new Set(), off: new Set(), working: new Set() }),
        rules: { read: (setting) => setting.standard },
      }),
  }
  return {
    workshop,
    clock: {
      set: (day) => {
        kept.now = instantOf(day)
      },
    },
  }
}

function instantOf(day: string): Date {
  if (!isCivilDate(day)) throw new RangeError(`not a civil date: ${day}`)
  return new Date(`${day}T10:00:00+08:00`)
}
