import { sql } from 'kysely'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Arrangement } from '../../../kernel/working-calendar.ts'
import type { Db } from '../../../platform/database/database.ts'

/** Which years' arrangements are loaded, and when: the key of the calendar in memory. */
export async function listArrangedYears(
  db: Db,
): Promise<readonly { readonly year: number; readonly loadedAt: Date }[]> {
  return db
    .selectFrom('rules.arranged_year')
    .select(['year', 'loaded_at as loadedAt'])
    .orderBy('year')
    .execute()
}

/** All arranged days: days off and working weekends. */
export async function loadArrangement(db: Db): Promise<Arrangement> {
  const years = await listArrangedYears(db)
  const days = await db.selectFrom('rules.arranged_day').select(['day', 'kind']).execute()
  return {
    years: new Set(years.map((row) => row.year)),
    off: new Set(days.filter((row) => row.kind === 'off').map((row) => row.day)),
    working: new Set(days.filter((row) => row.kind === 'working').map((row) => row.day)),
  }
}

/** Stores a year's arrangement; days of a neighbour year belong to the notice that names them. */
export async function saveArrangement(
  db: Db,
  notice: {
    year: number
    source: string
    at: Date
    days: readonly { day: CivilDate; kind: 'off' | 'working'; name: string }[]
  },
): Promise<void> {
  await db
    .insertInto('rules.arranged_year')
    .values({ year: notice.year, source: notice.source, loaded_at: notice.at })
    .onConflict((c) => c.column('year').doUpdateSet({ source: notice.source, loaded_at: notice.at }))
    .execute()
  for (const day of notice.days)
    await db
      .insertInto('rules.arranged_day')
      .values(day)
      .onConflict((c) => c.column('day').doUpdateSet(day))
      .execute()
}

/** The settings in force on a day, by id. */
export async function listSettingsOn(db: Db, day: CivilDate): Promise<ReadonlyMap<string, unknown>> {
  const rows = await sql<{ id: string; value: unknown }>`
    select distinct on (id) id, value from rules.setting where effective_from <= ${day} order by id, effective_from desc`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.id, row.value]))
}

export async function insertSetting(
  db: Db,
  setting: { id: string; effectiveFrom: CivilDate; value: unknown; reason: string; by: string; at: Date },
): Promise<void> {
  const row = {
    value: JSON.stringify(setting.value),
    reason: setting.reason,
    set_by: setting.by,
    set_at: setting.at,
  }
  await db
    .insertInto('rules.setting')
    .values({ id: setting.id, effective_from: setting.effectiveFrom, ...row })
    .onConflict((c) => c.columns(['id', 'effective_from']).doUpdateSet(row))
    .execute()
}
