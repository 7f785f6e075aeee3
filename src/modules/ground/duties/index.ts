export { forgetWords } from './forget-words.ts'
export { isProvisional } from './domain/duty-move.ts'
export { inboxByDay, remaining } from './domain/duty.ts'
export type { Counted, DaySection, Due, InboxLine, OpenDuty } from './domain/duty.ts'
export {
  countedDue,
  dischargeDuty,
  dischargeWhere,
  dueFrom,
  moveDuty,
  openDuty,
  transferDuty,
} from './keep-duties.ts'
export type { DutyToOpen } from './keep-duties.ts'
export { listOpenDutiesOf, listOpenDutiesOfKind } from './store.ts'
export { findOpenDay } from './store/lateness.ts'
