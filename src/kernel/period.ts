import { civilDate, endOfMonth } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** 报告期: a quarter, a half-year, or the whole year. */
export type PeriodKind = 'quarter' | 'half-year' | 'year'

/** A reporting period: `2026-Q3`, `2026-H2` or `2026-Y1`. */
export interface Period {
  readonly id: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate
}

const KINDS = {
  quarter: { mark: 'Q', names: ['一季度', '二季度', '三季度', '四季度'] },
  'half-year': { mark: 'H', names: ['上半年', '下半年'] },
  year: { mark: 'Y', names: ['全年'] },
} as const

/** The periods of a year in order. */
export function periodsOf(year: number, kind: PeriodKind): readonly Period[] {
  const { mark, names } = KINDS[kind]
  const months = 12 / names.length
  return names.map((name, index) => ({
    id: `${String(year)}-${mark}${String(index + 1)}`,
    name: `${String(year)} 年${name}`,
    from: civilDate(`${String(year)}-${String(index * months + 1).padStart(2, '0')}-01`),
    to: endOfMonth(year, (index + 1) * months),
  }))
}

/** The period an id names, or null. */
export function periodById(id: string): Period | null {
  const year = Number(/^(\d{4})-[QHY]\d$/.exec(id)?.[1])
  if (!Number.isInteger(year) || year < 1) return null
  const all = [...periodsOf(year, 'quarter'), ...periodsOf(year, 'half-year'), ...periodsOf(year, 'year')]
  return all.find((period) => period.id === id) ?? null
}
