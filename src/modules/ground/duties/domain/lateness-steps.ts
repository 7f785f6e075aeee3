import { daysBetween } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** Days after which something happens; each is a setting of the bureau. */
export interface LatenessSettings {
  readonly before: number
  readonly again: number
  readonly head: number
  readonly office: number
}

/**
 * The stage at which owners are reminded on a day: once before the day, on the day, then every few days after it; null
 * while it is too early. A stage that was missed (the machine was off) is caught up by the next day of the same stage.
 */
export function reminderStage(
  dueOn: CivilDate,
  today: CivilDate,
  settings: Pick<LatenessSettings, 'before' | 'again'>,
): string | null {
  const left = daysBetween(today, dueOn)
  if (left > settings.before) return null
  if (left > 0) return 'before'
  if (left === 0) return 'on'
  return `late-${String(Math.floor((-left - 1) / settings.again))}`
}

/** How far lateness is carried up by a day: 0 not yet, 1 to the head of the division, 2 to 办公室 as well. */
export function escalationStep(
  dueOn: CivilDate,
  today: CivilDate,
  settings: Pick<LatenessSettings, 'head' | 'office'>,
): 0 | 1 | 2 {
  const late = daysBetween(dueOn, today)
  if (late >= Math.max(settings.head, settings.office)) return 2
  return late >= settings.head ? 1 : 0
}
