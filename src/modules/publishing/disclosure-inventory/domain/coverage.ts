import {
  addDays,
  addMonths,
  civilDateOf,
  endOfMonth,
  monthOf,
  yearOf,
} from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { periodsOf } from '../../../../kernel/period.ts'
import type { WorkingCalendar } from '../../../../kernel/working-calendar.ts'
import type { RowContent } from './inventory-row.ts'
import type { LimitRule, Rhythm } from './limit-rule.ts'

/** 应公开, 已公开, 逾期, 未产生. */
export type CoverageState = 'owed' | 'published' | 'late' | 'none'

export const coverageNames: Readonly<Record<CoverageState, string>> = {
  late: '逾期',
  owed: '应公开',
  published: '已公开',
  none: '未产生',
}

/** Something came into being that a row speaks of (信息形成). */
export interface Formation {
  readonly id: string
  readonly itemId: string
  readonly formedOn: CivilDate
}

/** How many publications came out in a place on a day: for the first time, or anew. */
export interface ReleaseDay {
  readonly columnId: string
  readonly kind: string
  readonly day: CivilDate
  readonly fresh: number
  readonly renewed: number
}

/** Something a row owes: counted from a day, due by a day (null while that year has no 放假安排). */
export interface Obligation {
  /** Which one of the row: the id of what was formed, or the day its time began. */
  readonly key: string
  readonly from: CivilDate
  readonly due: CivilDate | null
}

/** How a row stands on a day. */
export interface Standing {
  readonly state: CoverageState
  /** The first day still owed or missed; null where nothing is owed. */
  readonly due: CivilDate | null
  readonly count: number
  readonly latest: CivilDate | null
  readonly unmet: readonly Obligation[]
}

/** What is needed to say how the rows stand. */
export interface CoverageFacts {
  readonly today: CivilDate
  readonly calendar: WorkingCalendar
  readonly formations: readonly Formation[]
  readonly releases: readonly ReleaseDay[]
  /** Since when each item has been in the inventory: nothing is owed for the time before. */
  readonly since: ReadonlyMap<string, CivilDate>
}

/** A row as far as coverage goes. */
export interface CoveredRow {
  readonly itemId: string
  readonly content: Pick<RowContent, 'columnId' | 'typeId'> & {
    readonly limit: { readonly rule: LimitRule }
  }
}

/** How every row stands today, by item. */
export function coverageOf(rows: readonly CoveredRow[], facts: CoverageFacts): ReadonlyMap<string, Standing> {
  const places = placesOf(rows, facts.releases)
  const formed = Map.groupBy(facts.formations, ({ itemId }) => itemId)
  return new Map(
    rows.map((row) => {
      const releases = places.get(placeKey(row)) ?? []
      const formations = formed.get(row.itemId) ?? []
      return [row.itemId, standingOf(row, { ...facts, releases, formations })]
    }),
  )
}

function placeKey({ content: { columnId, typeId } }: CoveredRow): string {
  return `${columnId ?? ''}/${typeId ?? ''}`
}

/** The releases of each place in their order, put together once however many rows are published there. */
function placesOf(
  rows: readonly CoveredRow[],
  releases: readonly ReleaseDay[],
): ReadonlyMap<string, readonly ReleaseDay[]> {
  const byColumn = Map.groupBy(releases, ({ columnId }) => columnId)
  const places = new Map<string, readonly ReleaseDay[]>()
  for (const row of rows) {
    const { columnId, typeId } = row.content
    const key = placeKey(row)
    if (columnId === null || places.has(key)) continue
    const here = (byColumn.get(columnId) ?? []).filter(({ kind }) => typeId === null || kind === typeId)
    places.set(
      key,
      here.sort((a, b) => (a.day < b.day ? -1 : 1)),
    )
  }
  return places
}

function standingOf(row: CoveredRow, facts: CoverageFacts): Standing {
  const { releases, today } = facts
  const count = releases.reduce((sum, { fresh }) => sum + fresh, 0)
  const latest = releases.at(-1)?.day ?? null
  const { owed, unmet } = obligationsOf(row, facts)
  const lateSince = unmet.find(({ due }) => due !== null && due < today)
  const next = lateSince ?? unmet[0]
  if (next !== undefined)
    return { state: lateSince === undefined ? 'owed' : 'late', due: next.due, count, latest, unmet }
  return { state: count > 0 || owed.length > 0 ? 'published' : 'none', due: null, count, latest, unmet }
}

interface Owed {
  readonly owed: readonly Obligation[]
  readonly unmet: readonly Obligation[]
}

/**
 * What a row owes by its rule of time. After an event, and by a fixed day, each obligation needs a release of its own;
 * in a rhythm the periods that went by are made up for by whatever comes next.
 */
function obligationsOf(row: CoveredRow, facts: CoverageFacts): Owed {
  const { rule } = row.content.limit
  const since = facts.since.get(row.itemId) ?? facts.today
  switch (rule.kind) {
    case 'working-days':
    case 'calendar-days': {
      const owed = facts.formations
        .map(({ id, formedOn }) => ({
          key: id,
          from: formedOn,
          due: dayAfter(rule, formedOn, facts.calendar),
        }))
        .sort((a, b) => (a.from < b.from ? -1 : 1))
      return { owed, unmet: withoutRelease(owed, facts.releases, ({ fresh, renewed }) => fresh + renewed) }
    }
    case 'fixed-day': {
      const owed = fixedDays(rule, since, facts.today)
      return { owed, unmet: withoutRelease(owed, facts.releases, ({ fresh }) => fresh) }
    }
    case 'rhythm':
      return inRhythm(rule, since, facts)
    case 'unstated':
      return { owed: [], unmet: [] }
  }
}

/** The day by which something formed on a day is to be out; null in a year without an arrangement. */
export function dayAfter(
  rule: Extract<LimitRule, { readonly days: number }>,
  formedOn: CivilDate,
  calendar: WorkingCalendar,
): CivilDate | null {
  if (rule.kind === 'calendar-days') return addDays(formedOn, rule.days)
  const day = calendar.addWorkingDays(formedOn, rule.days)
  return 'on' in day ? day.on : null
}

/** In their order each obligation takes the first release that is not taken yet and not before it. */
function withoutRelease(
  owed: readonly Obligation[],
  releases: readonly ReleaseDay[],
  countOf: (release: ReleaseDay) => number,
): readonly Obligation[] {
  let [place, taken] = [0, 0]
  return owed.filter(({ from }) => {
    for (let next = releases[place]; next !== undefined; next = releases[place]) {
      if (next.day >= from && taken < countOf(next)) {
        taken += 1
        return false
      }
      place += 1
      taken = 0
    }
    return true
  })
}

/** Each year's day from the first one after the item came in to the next one to come. */
function fixedDays(
  rule: Extract<LimitRule, { readonly kind: 'fixed-day' }>,
  since: CivilDate,
  today: CivilDate,
): readonly Obligation[] {
  const years = range(yearOf(since), yearOf(today) + 1)
  const days = years.flatMap((year) => civilDateOf(year, rule.month, rule.day) ?? [])
  const next = days.find((day) => day >= today) ?? today
  return days
    .filter((due) => due >= since && due <= next)
    .map((due) => {
      const from = addDays(addMonths(due, -12), 1)
      return { key: due, from, due }
    })
}

interface Window {
  readonly from: CivilDate
  readonly to: CivilDate
}

function inRhythm(
  rule: Extract<LimitRule, { readonly kind: 'rhythm' }>,
  since: CivilDate,
  { calendar, releases, today }: CoverageFacts,
): Owed {
  const periods = range(yearOf(since), yearOf(today) + 1).flatMap((year) => windowsOf(year, rule.every))
  const owed = periods.flatMap((period, place): readonly (Obligation & Window)[] => {
    if (period.from < since) return []
    if (rule.within === 0) return [{ ...period, key: period.from, due: period.to }]
    const next = periods[place + 1]
    if (next === undefined) return []
    const day = calendar.addWorkingDays(period.to, rule.within)
    return [{ key: period.from, from: next.from, to: next.to, due: 'on' in day ? day.on : null }]
  })
  const begun = owed.filter(({ from }) => from <= today)
  const isMet = ({ from, to }: Window) =>
    releases.some(({ day, fresh }) => fresh > 0 && day >= from && day <= to)
  return { owed: begun, unmet: begun.slice(begun.findLastIndex(isMet) + 1) }
}

function windowsOf(year: number, every: Rhythm): readonly Window[] {
  if (every !== 'month') return periodsOf(year, every)
  return range(1, 12).flatMap((month) => {
    const from = civilDateOf(year, month, 1)
    return from === null ? [] : [{ from, to: endOfMonth(year, monthOf(from)) }]
  })
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
}
