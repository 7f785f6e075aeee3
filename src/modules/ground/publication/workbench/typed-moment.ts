import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'

/** A moment as it is typed, 2026-08-30 14:05 in Beijing; null for nothing, undefined for what is no moment. */
export function momentOf(typed: string): Date | null | undefined {
  if (typed === '') return null
  const [, day = '', clock = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(typed) ?? []
  if (!isCivilDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return undefined
  return beijing(day, clock)
}

/** The instant of a clock time in Beijing. */
export function beijing(day: string, clock: string): Date {
  return z.coerce.date().parse(`${day}T${clock}:00+08:00`)
}
