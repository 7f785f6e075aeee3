import { sql } from 'kysely'
import { addDays, addMonths, civilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { BoardCount, BoardFilter } from '../domain/board.ts'
import { LATE, LATER, laterFrom, monthsShown, STANDING, UNDATED } from '../domain/board.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { DUTY_COLUMNS, inUse, openDutyOf } from '../store.ts'

/** Counts open duties by division, kind and bucket; null divisions mean all of the bureau. */
export async function countBoard(
  db: Db,
  of: {
    readonly divisionIds: readonly string[] | null
    readonly today: CivilDate
    readonly modulesOff: readonly string[]
  },
): Promise<readonly BoardCount[]> {
  const own = of.divisionIds === null ? sql`true` : sql`division_id = any(${[...of.divisionIds]}::uuid[])`
  const months = monthsShown(of.today)
  // Below the first bound is late, above the last is 以后.
  const bounds = [of.today, ...months.slice(1).map((month) => `${month}-01`), laterFrom(of.today)]
  const rows = await sql<{ division_id: string | null; kind: string; bucket: number; count: number }>`
    select division_id, kind,
      case when missing_year is not null then -1 when standing then -2
           else width_bucket(due_on, ${bounds}::date[]) end as bucket,
      count(*) as count
    from duties.duty where discharged_on is null and ${inUse(of.modulesOff)} and ${own}
    group by 1, 2, 3`.execute(db)
  return rows.rows.map((row) => ({
    divisionId: row.division_id,
    kind: row.kind,
    bucket: bucketOf(row.bucket, months),
    count: row.count,
  }))
}

function bucketOf(code: number, months: readonly string[]): string {
  if (code === -1) return UNDATED
  if (code === -2) return STANDING
  return code === 0 ? LATE : (months[code - 1] ?? LATER)
}

/** The duties behind a number of the board: 期限待定 first, then by day; one page of them. */
export async function listBoard(
  db: Db,
  of: {
    readonly filter: BoardFilter
    readonly divisionIds: readonly string[] | null
    readonly today: CivilDate
    readonly modulesOff: readonly string[]
    readonly offset: number
    readonly limit: number
  },
): Promise<readonly OpenDuty[]> {
  let query = db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where(inUse(of.modulesOff))
    .offset(of.offset)
    .limit(of.limit)
  const { division, kind, state } = of.filter
  if (state === null) query = query.orderBy(sql`missing_year is null`)
  query = query.orderBy('due_on').orderBy('id')
  if (of.divisionIds !== null)
    query =
      of.divisionIds.length === 0
        ? query.where(sql<boolean>`false`)
        : query.where('division_id', 'in', of.divisionIds)
  if (division === 'none') query = query.where('division_id', 'is', null)
  else if (division !== null) query = query.where('division_id', '=', division)
  if (kind !== null) query = query.where('kind', '=', kind)
  if (state === UNDATED) query = query.where('missing_year', 'is not', null)
  else if (state === STANDING) query = query.where('standing', '=', true)
  else if (state === LATE) query = query.where('due_on', '<', of.today)
  else if (state === LATER) query = query.where('due_on', '>=', laterFrom(of.today))
  else if (state !== null) {
    const first = civilDate(`${state}-01`)
    const from = first < of.today ? of.today : first
    query = query.where('due_on', '>=', from).where('due_on', '<=', addDays(addMonths(first, 1), -1))
  }
  return (await query.execute()).map(openDutyOf)
}

/** The open duties of some divisions until a day, with what is undated: a week on paper. */
export async function listUntil(
  db: Db,
  of: {
    readonly divisionIds: readonly string[]
    readonly until: CivilDate
    readonly modulesOff: readonly string[]
    readonly limit: number
  },
): Promise<readonly OpenDuty[]> {
  if (of.divisionIds.length === 0) return []
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where(inUse(of.modulesOff))
    .where('division_id', 'in', of.divisionIds)
    .where((e) => e.or([e('due_on', '<=', of.until), e('missing_year', 'is not', null)]))
    .orderBy('due_on')
    .orderBy('title')
    .orderBy('id')
    .limit(of.limit)
    .execute()
  return rows.map(openDutyOf)
}
