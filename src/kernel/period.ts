import { civilDate, endOfMonth, monthOf, yearOf } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** 报告期: a quarter or a half-year. */
export type PeriodKind = 'quarter' | 'half-year'

/** A reporting period: `2026-Q3` or `2026-H2`. */
export interface Period {
  readonly id: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate
}

const QUARTERS = ['一季度', '二季度', '三季度', '四季度']
const HALVES = ['上半年', '下半年']

/** The periods of a year in order. */
export function periodsOf(year: number, kind: PeriodKind): readonly Period[] {
  const names = kind === 'quarter' ? QUARTERS : HALVES
  const months = 12 / names.length
  const mark = kind === 'quarter' ? 'Q' : 'H'
  return names.map((name, index) => ({
    id: `${String(year)}-${mark}${String(index + 1)}`,
    name: `${String(year)} 年${name}`,
    from: civilDate(`${String(year)}-${String(index * months + 1).padStart(2, '0')}-01`),
    to: endOfMonth(year, (index + 1) * months),
  }))
}

/** The period an id names, or null. */
export function periodById(id: string): Period | null {
  const match = /^(\d{4})-([QH])([1-4])$/.exec(id)
  if (!match) return null
  return periodsOf(Number(match[1]), match[2] === 'Q' ? 'quarter' : 'half-year').find((p) => p.id === id) ?? null
}

/** The period in which a day falls. */
export function periodAt(day: CivilDate, kind: PeriodKind): Period {
  const months = kind === 'quarter' ? 3 : 6
  const found = periodsOf(yearOf(day), kind)[Math.floor((monthOf(day) - 1) / months)]
  if (!found) throw new RangeError(day)
  return found
}
