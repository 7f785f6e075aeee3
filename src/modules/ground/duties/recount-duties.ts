import type { WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Work } from '../../../platform/work/work.ts'
import { sameDue } from './domain/duty-move.ts'
import type { DutyMove } from './domain/duty-move.ts'
import { countedDue, moveDuty } from './keep-duties.ts'
import { listCountedDuties } from './store.ts'

/** Which open duties a calendar moves, from which day to which (access-requests C-13). */
export async function plannedMoves(work: Work, calendar: WorkingCalendar): Promise<readonly DutyMove[]> {
  return (await listCountedDuties(work.db)).flatMap((duty) => {
    if (duty.counted === null) return []
    const { due, counted } = countedDue(calendar, duty.counted)
    return sameDue(duty.due, due) ? [] : [{ duty, due, counted }]
  })
}

/** Counts every open duty again that was counted in working days, and moves those whose day is another one now. */
export async function recountDuties(
  work: Work,
  calendar: WorkingCalendar,
  reason: string,
): Promise<readonly DutyMove[]> {
  const moves = await plannedMoves(work, calendar)
  for (const { duty, due, counted } of moves) await moveDuty(work, duty, { due, counted, reason })
  return moves
}
