import type { Work } from '../../../platform/work/work.ts'
import { calendarWith, loadNotice } from '../rules/index.ts'
import type { Notice } from '../rules/index.ts'
import type { DutyMove } from './domain/duty-move.ts'
import { dischargeWhere } from './keep-duties.ts'
import { plannedMoves, recountDuties } from './recount-duties.ts'

/** What a notice would move, before anything is saved. */
export async function previewNotice(work: Work, notice: Notice): Promise<readonly DutyMove[]> {
  return plannedMoves(work, await calendarWith(work, notice))
}

/**
 * Takes a year's 放假安排, or its correction: saves it, moves the open duties that are counted in working days with their
 * old and new day in their history, and discharges the duty to load it (C-13, C-14).
 */
export async function enterNotice(work: Work, notice: Notice): Promise<readonly DutyMove[]> {
  const calendar = await loadNotice(work, notice)
  await dischargeWhere(work, [`calendar:${String(notice.year)}`], {
    fits: (duty) => duty.kind === 'rules.load-calendar',
    how: `已录入：${notice.documentNumber ?? notice.source}`,
  })
  const moves = await recountDuties(
    work,
    calendar,
    `按${notice.documentNumber ?? `${String(notice.year)}年放假安排`}重新计算`,
  )
  await work.record({
    subject: `calendar:${String(notice.year)}`,
    action: 'duties-recounted',
    clause: '国务院办公厅节假日安排通知',
    after: { year: notice.year, moved: moves.length },
  })
  return moves
}
