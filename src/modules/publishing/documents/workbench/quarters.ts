import { addMonths, monthOf, yearOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** The running quarter and the four before, as addresses name them: 2026-Q3. */
export function lastQuarters(today: CivilDate): readonly string[] {
  return [0, -3, -6, -9, -12].map((months) => quarterOf(addMonths(today, months)))
}

/** The quarter of a day. */
export function quarterOf(day: CivilDate): string {
  return `${String(yearOf(day))}-Q${String(Math.ceil(monthOf(day) / 3))}`
}
