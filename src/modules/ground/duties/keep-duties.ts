import { actorName } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { isSwitchedOn, moduleOfKind } from '../../../kernel/module-switch.ts'
import type { DueDay, WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { Counted, Due, OpenDuty } from './domain/duty.ts'
import {
  insertDuty,
  insertDutyEvent,
  listOpenDutiesOf,
  markDischarged,
  updateDue,
  updateOwner,
} from './store.ts'
import type { NewDuty } from './store.ts'
import { forgetEscalation } from './store/co-owners.ts'

/** What a module says when something becomes due. */
export type DutyToOpen = Omit<
  NewDuty,
  'id' | 'openedOn' | 'bundle' | 'bundleTitle' | 'reminders' | 'internal' | 'occasion' | 'counted'
> &
  Partial<Pick<NewDuty, 'bundle' | 'bundleTitle' | 'reminders' | 'internal' | 'occasion' | 'counted'>>

/**
 * Opens a duty in the transaction of the act that causes it; the same duty opened twice stands once. A module that is
 * switched off owes nothing new.
 */
export async function openDuty(work: Work, duty: DutyToOpen): Promise<void> {
  if (!isSwitchedOn(work.rules, moduleOfKind(duty.kind))) return
  const id = work.newId()
  const fresh = await insertDuty(work.db, {
    bundle: null,
    bundleTitle: null,
    reminders: true,
    internal: false,
    occasion: '',
    counted: null,
    ...duty,
    id,
    openedOn: work.today,
  })
  if (!fresh) return
  await insertDutyEvent(work.db, {
    dutyId: id,
    type: 'opened',
    on: work.today,
    by: actorName(work.actor),
    reason: duty.explanation,
    before: null,
    after: dayOf(duty.due),
  })
  if (duty.due.kind === 'calendar-missing') await openCalendarDuty(work, duty.due.year)
}

/** Moves a duty to another day, with the reason; the old day stays in its history. One discharged meanwhile stays as it is. */
export async function moveDuty(
  work: Work,
  duty: OpenDuty,
  move: { readonly due: Due; readonly counted?: Counted; readonly reason: string },
): Promise<void> {
  const open = await updateDue(work.db, duty.id, { due: move.due, counted: move.counted ?? null })
  if (!open) return
  await forgetEscalation(work.db, duty.id)
  await event(work, duty, { type: 'moved', reason: move.reason, after: dayOf(move.due) })
  if (move.due.kind === 'calendar-missing') await openCalendarDuty(work, move.due.year)
}

/** Gives a duty to another division or function, with the reason. One discharged meanwhile stays as it is. */
export async function transferDuty(
  work: Work,
  duty: OpenDuty,
  transfer: { readonly divisionId: string | null; readonly function: FunctionName; readonly reason: string },
): Promise<void> {
  if (!(await updateOwner(work.db, duty.id, transfer))) return
  await event(work, duty, { type: 'transferred', reason: transfer.reason, after: dayOf(duty.due) })
}

/** Discharges a duty: met, or no longer owed, with how. One discharged meanwhile keeps its first end. */
export async function dischargeDuty(work: Work, duty: OpenDuty, how: string): Promise<void> {
  await discharge(work, duty, { how, asNeverOpened: false })
}

async function discharge(
  work: Work,
  duty: OpenDuty,
  ending: { readonly how: string; readonly asNeverOpened: boolean },
): Promise<void> {
  const { how, asNeverOpened } = ending
  if (!(await markDischarged(work.db, duty.id, { on: work.today, how, asNeverOpened }))) return
  await event(work, duty, { type: 'discharged', reason: how, after: dayOf(duty.due) })
}

/** Discharges every open duty of some subjects that fits; for an act that meets them together. */
export async function dischargeWhere(
  work: Work,
  subjects: readonly string[],
  match: {
    readonly fits: (duty: OpenDuty) => boolean
    readonly how: string
    /** The act that opened them was taken back: the same duties may be opened anew. */
    readonly asNeverOpened?: boolean
  },
): Promise<void> {
  for (const duty of await listOpenDutiesOf(work.db, subjects))
    if (match.fits(duty))
      await discharge(work, duty, { how: match.how, asNeverOpened: match.asNeverOpened === true })
}

/** A due that is so many working days after a day, with how it was counted, so that a new 放假安排 counts it again. */
export function countedDue(
  calendar: WorkingCalendar,
  counted: Counted,
): { readonly due: Due; readonly counted: Counted } {
  return { due: dueFrom(calendar.addWorkingDays(counted.from, counted.workingDays)), counted }
}

/** A counted day as a due: a year without an arrangement is never guessed (access-requests C-14). */
export function dueFrom(day: DueDay): Due {
  return 'on' in day ? { kind: 'day', on: day.on } : { kind: 'calendar-missing', year: day.missingYear }
}

async function openCalendarDuty(work: Work, year: number): Promise<void> {
  const open = await listOpenDutiesOf(work.db, [`calendar:${String(year)}`])
  if (open.length > 0) return
  await openDuty(work, {
    kind: 'rules.load-calendar',
    subject: `calendar:${String(year)}`,
    title: `录入 ${String(year)} 年放假安排`,
    action: '录入放假安排',
    url: '/workbench/calendar',
    divisionId: null,
    function: 'system-administrator',
    rule: 'calendar-missing',
    clause: '国务院办公厅节假日安排通知',
    explanation: `有事项的期限数到了 ${String(year)} 年，那一年的放假安排还没有录入。通知一般在上一年 10 到 12 月公布；录入后期限自动算出。`,
    due: { kind: 'standing' },
    internal: true,
  })
}

async function event(
  work: Work,
  duty: OpenDuty,
  what: {
    readonly type: 'moved' | 'transferred' | 'discharged'
    readonly reason: string
    readonly after: CivilDate | null
  },
): Promise<void> {
  await insertDutyEvent(work.db, {
    dutyId: duty.id,
    on: work.today,
    by: actorName(work.actor),
    before: dayOf(duty.due),
    ...what,
  })
}

function dayOf(due: Due): CivilDate | null {
  return due.kind === 'day' ? due.on : null
}
