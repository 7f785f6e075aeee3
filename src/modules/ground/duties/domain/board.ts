import { addMonths, civilDate, yearOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** Where an open duty stands on the board: undated, late, due in a month (`2026-03`), or standing. */
export type Bucket = string

/** One count of the board, as the database sums it. */
export interface BoardCount {
  readonly divisionId: string | null
  readonly kind: string
  readonly bucket: Bucket
  readonly count: number
}

/** What of the board is looked at; it stands in the address of the page. */
export interface BoardFilter {
  /** A division, `none` for what no division owes, or null for all. */
  readonly division: string | null
  readonly kind: string | null
  readonly state: Bucket | null
}

/** A row of the board. */
export interface BoardRow {
  readonly divisionId: string | null
  readonly counts: ReadonlyMap<Bucket, number>
  readonly total: number
}

/** Divisions by months: late first, and the sums that the drill-down list must equal. */
export interface BoardTable {
  readonly buckets: readonly Bucket[]
  readonly rows: readonly BoardRow[]
  readonly sums: ReadonlyMap<Bucket, number>
  readonly total: number
}

export const UNDATED = 'undated'
export const LATE = 'late'
export const STANDING = 'standing'

export const LATER = 'later'

/** Months shown one by one; what is due later stands together. */
const MONTHS_SHOWN = 6

/** The months of a board of today, `2026-03` first. */
export function monthsShown(today: CivilDate): readonly Bucket[] {
  const first = civilDate(`${today.slice(0, 7)}-01`)
  return Array.from({ length: MONTHS_SHOWN }, (_none, place) => addMonths(first, place).slice(0, 7))
}

/** The first day of what stands under 以后. */
export function laterFrom(today: CivilDate): CivilDate {
  return addMonths(civilDate(`${today.slice(0, 7)}-01`), MONTHS_SHOWN)
}

/** 「迟了」「期限待定」「3 月」「以后」「长效」. */
export function bucketName(bucket: Bucket, today: CivilDate): string {
  if (bucket === UNDATED) return '期限待定'
  if (bucket === LATE) return '迟了'
  if (bucket === STANDING) return '长效'
  if (bucket === LATER) return '以后'
  const [year = '', month = ''] = bucket.split('-')
  return Number(year) === yearOf(today)
    ? `${String(Number(month))} 月`
    : `${year} 年 ${String(Number(month))} 月`
}

/** Lays counts out as a table: 期限待定 and 迟了 first, then months; the divisions with most late things on top. */
export function boardTable(
  counts: readonly BoardCount[],
  filter: BoardFilter,
  divisionOrder: readonly string[],
): BoardTable {
  const shown = counts.filter((count) => fits(count, filter))
  const buckets = [...new Set(shown.map((count) => count.bucket))].sort((a, b) =>
    rank(a).localeCompare(rank(b)),
  )
  const rows = [...Map.groupBy(shown, (count) => count.divisionId)].map(([divisionId, own]): BoardRow => ({
    divisionId,
    counts: summed(own),
    total: total(own),
  }))
  const place = (id: string | null) => (id === null ? divisionOrder.length : divisionOrder.indexOf(id))
  const late = (row: BoardRow) => row.counts.get(LATE) ?? 0
  return {
    buckets,
    rows: rows.sort((a, b) => late(b) - late(a) || place(a.divisionId) - place(b.divisionId)),
    sums: summed(shown),
    total: total(shown),
  }
}

/** Whether a count is part of what the filter asks for. */
export function fits(
  count: Pick<BoardCount, 'divisionId' | 'kind' | 'bucket'>,
  filter: BoardFilter,
): boolean {
  return (
    (filter.division === null || (count.divisionId ?? 'none') === filter.division) &&
    (filter.kind === null || count.kind === filter.kind) &&
    (filter.state === null || count.bucket === filter.state)
  )
}

function rank(bucket: Bucket): string {
  const fixed: Readonly<Record<string, string>> = {
    [UNDATED]: '0',
    [LATE]: '1',
    [LATER]: '8',
    [STANDING]: '9',
  }
  return fixed[bucket] ?? `2${bucket}`
}

function summed(counts: readonly BoardCount[]): ReadonlyMap<Bucket, number> {
  const sums = new Map<Bucket, number>()
  for (const { bucket, count } of counts) sums.set(bucket, (sums.get(bucket) ?? 0) + count)
  return sums
}

function total(counts: readonly BoardCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
