import { workingCalendar } from '../../../kernel/working-calendar.ts'
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts'
import type { Work } from '../../../platform/work/work.ts'
import { arrangementOf } from './domain/notice.ts'
import type { Notice } from './domain/notice.ts'
import { listAllNoticeDays, listArrangedYears, listNoticeDays, saveArrangement } from './store/calendar.ts'

/** The calendar as it would be with a notice, or with its correction, without saving anything. */
export async function calendarWith(
  work: Work,
  { year, days }: Pick<Notice, 'year' | 'days'>,
): Promise<WorkingCalendar> {
  const years = (await listArrangedYears(work.db)).map((row) => row.year)
  const others = (await listAllNoticeDays(work.db)).filter((day) => day.noticeYear !== year)
  const mine = days.map((day) => ({ ...day, noticeYear: year }))
  return workingCalendar(arrangementOf([...years, year], [...others, ...mine]))
}

/** Saves a year's notice, or its correction, with the ledger entry; gives the calendar that holds from now on. */
export async function loadNotice(work: Work, notice: Notice): Promise<WorkingCalendar> {
  const { year, source, documentNumber, days } = notice
  const known = (await listArrangedYears(work.db)).find((row) => row.year === year)
  const before = known && { year, source: known.source, days: await listNoticeDays(work.db, year) }
  await saveArrangement(work.db, { ...notice, at: work.now })
  await work.record({
    subject: `calendar:${String(year)}`,
    action: before === undefined ? 'arrangement-loaded' : 'arrangement-corrected',
    clause: documentNumber ?? source,
    ...(before === undefined ? {} : { before }),
    after: { year, source, documentNumber, days },
  })
  await work.touchPublic()
  return calendarWith(work, notice)
}
