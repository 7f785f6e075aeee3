import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Counted, Due, OpenDuty } from './duty.ts'

/** An open duty whose count ends on another day than it stands at. */
export interface DutyMove {
  readonly duty: OpenDuty
  readonly due: Due
  readonly counted: Counted
}

/** Whether two dues are the same. */
export function sameDue(a: Due, b: Due): boolean {
  if (a.kind === 'day') return b.kind === 'day' && a.on === b.on
  if (a.kind === 'calendar-missing') return b.kind === 'calendar-missing' && a.year === b.year
  return b.kind === 'standing'
}

/** 「2027-01-15」「期限待定」: a due in the preview of a move. */
export function dueWords(due: Due): string {
  if (due.kind === 'day') return due.on
  return due.kind === 'calendar-missing' ? `期限待定（${String(due.year)}年放假安排未录入）` : '长效'
}

/** 暂定: a day counted in working days into the last days of the last loaded year, which the next notice may move (C-14). */
export function isProvisional(duty: Pick<OpenDuty, 'due' | 'counted'>, after: CivilDate | null): boolean {
  return duty.counted !== null && after !== null && duty.due.kind === 'day' && duty.due.on > after
}
