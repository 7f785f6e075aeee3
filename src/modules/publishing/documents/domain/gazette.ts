import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { addDays } from '../../../../kernel/civil-date.ts'
import type { WorkingCalendar } from '../../../../kernel/working-calendar.ts'

/** 公报转送: who brought what to the gazette, when, and where it came out. */
export interface Handover {
  readonly documentId: string
  readonly dueOn: CivilDate
  readonly handedOn: CivilDate
  readonly paperCopies: number
  readonly packageHash: string
  readonly handedByName: string
  readonly receivedBy: string
  readonly gazetteIssue: string | null
}

/**
 * The last day to hand a normative document to the gazette (K-12): so many calendar days after 印发, which is day 0. Where
 * people are off that day it falls on the working day before; a year without an arrangement leaves the day as counted.
 */
export function gazetteDueOn(
  printedOn: CivilDate,
  count: { readonly days: number; readonly whenOff: 'before' | 'same'; readonly calendar: WorkingCalendar },
): CivilDate {
  let day = addDays(printedOn, count.days)
  if (count.whenOff === 'same') return day
  while (count.calendar.isWorkingDay(day) === false && day > printedOn) day = addDays(day, -1)
  return day
}

/** Whether a hand-over was late (超期标志). */
export function isLateHandover({ handedOn, dueOn }: Pick<Handover, 'handedOn' | 'dueOn'>): boolean {
  return handedOn > dueOn
}
