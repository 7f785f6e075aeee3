import { addDays, weekdayOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { WorkingCalendar } from '../../../../kernel/working-calendar.ts'
import type { Counted } from './duty.ts'

/** One day of a count of working days: counted with its number, or left out with the reason. */
export interface CountedDay {
  readonly date: CivilDate
  /** The number of the day in the count; null where it is not counted. */
  readonly number: number | null
  readonly why: 'event' | 'working' | 'swap' | 'weekend' | 'holiday'
}

/** Every day from the event to the last day of a count, counted or not (C-1 to C-4); it stops before a year without an arrangement. */
export function countedDays(counted: Counted, calendar: WorkingCalendar): readonly CountedDay[] {
  const days: CountedDay[] = [{ date: counted.from, number: null, why: 'event' }]
  let number = 0
  let date = counted.from
  while (number < counted.workingDays) {
    date = addDays(date, 1)
    const working = calendar.isWorkingDay(date)
    if (working === null) return days
    if (working) number += 1
    days.push({ date, number: working ? number : null, why: reasonOf(date, working) })
  }
  return days
}

function reasonOf(date: CivilDate, working: boolean): CountedDay['why'] {
  const weekend = weekdayOf(date) > 5
  if (working) return weekend ? 'swap' : 'working'
  return weekend ? 'weekend' : 'holiday'
}

/** The article under which a day is counted or left out. */
export const dayArticles: Readonly<Record<CountedDay['why'], string>> = {
  event: '《民法典》第二百零一条：开始的当日不计入',
  working: '工作日，计入',
  swap: '国务院办公厅放假安排：调休上班，计入',
  weekend: '《国务院关于职工工作时间的规定》第七条：星期六、星期日为周休息日，不计入',
  holiday: '《全国年节及纪念日放假办法》及国务院办公厅放假安排：放假、调休，不计入',
}
