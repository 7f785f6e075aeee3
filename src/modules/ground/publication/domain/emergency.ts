import { addDays, isCivilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Draft } from './draft.ts'

/** A moment in Shanghai as its day and its clock: 14:05. */
export interface Moment {
  readonly day: CivilDate
  readonly clock: string
}

const GRAVE = ['特别重大', '重大']
const DAY_IN_MINUTES = 24 * 60

/** The moment so many hours after another. */
export function hoursAfter({ day, clock }: Moment, hours: number): Moment {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const minutes = (hour + hours) * 60 + minute
  const rest = minutes % DAY_IN_MINUTES
  const parts = [Math.floor(rest / 60), rest % 60]
  return {
    day: addDays(day, Math.floor(minutes / DAY_IN_MINUTES)),
    clock: parts.map((part) => String(part).padStart(2, '0')).join(':'),
  }
}

/** A moment as it is typed, 「2026-08-30 14:05」; null for anything else. */
export function readMoment(typed: string): Moment | null {
  const [, day = '', clock = ''] =
    /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(typed.trim()) ?? []
  return isCivilDate(day) ? { day, clock } : null
}

/** What starts a clock in hours: a type of text with the field that holds the moment (K-28a–c). */
export interface EmergencyStart {
  readonly typeId: string
  readonly from: string
  /** Only 特别重大 and 重大 events start it. */
  readonly graveOnly: boolean
}

/** So many hours after what a text tells of; null where it starts no such clock, and while level or moment is missing. */
export function emergencyDue(
  { typeId, fields }: Pick<Draft, 'typeId' | 'fields'>,
  start: EmergencyStart,
  hours: number,
): Moment | null {
  if (typeId !== start.typeId || (start.graveOnly && !GRAVE.includes(fields.level ?? ''))) return null
  const moment = readMoment(fields[start.from] ?? '')
  return moment === null ? null : hoursAfter(moment, hours)
}
