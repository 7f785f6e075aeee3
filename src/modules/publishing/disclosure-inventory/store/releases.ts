import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'
import type { ReleaseDay } from '../domain/coverage.ts'

/** How much came out in some columns, by type and day in Shanghai: for the first time, and as a later version. */
export async function listReleaseDays(db: Db, columnIds: readonly string[]): Promise<readonly ReleaseDay[]> {
  if (columnIds.length === 0) return []
  const found = await sql<ReleaseDay>`
    select v.column_id as "columnId", v.kind, d.day, sum(d.fresh)::int as fresh, sum(d.renewed)::int as renewed
    from publication.visible v
    cross join lateral (values
      ((v.first_released_at at time zone 'Asia/Shanghai')::date, 1, 0),
      (case when v.version > 1 then (v.released_at at time zone 'Asia/Shanghai')::date end, 0, 1)
    ) as d (day, fresh, renewed)
    where v.column_id = any(${[...columnIds]}::text[]) and d.day is not null
    group by 1, 2, 3`.execute(db)
  return found.rows
}

/** One publication that counts for a row. */
export interface CountingRelease {
  readonly path: string
  readonly title: string
  readonly releasedAt: Date
}

/** What counts for a place, newest first. */
export async function listCounting(
  db: Db,
  place: { readonly columnId: string; readonly typeId: string | null; readonly limit: number },
): Promise<readonly CountingRelease[]> {
  const all = db
    .selectFrom('publication.visible')
    .select(['path', 'title', 'released_at as releasedAt'])
    .where('column_id', '=', place.columnId)
  const rows = await (place.typeId === null ? all : all.where('kind', '=', place.typeId))
    .orderBy('released_at', 'desc')
    .orderBy('path')
    .limit(place.limit)
    .execute()
  return rows.flatMap(({ path, title, releasedAt }) =>
    path === null || title === null || releasedAt === null ? [] : [{ path, title, releasedAt }],
  )
}

/** Where a visible publication stands; null when it is not visible. */
export async function findPlace(
  db: Db,
  publicationId: string,
): Promise<{ readonly columnId: string; readonly kind: string } | null> {
  const row = await db
    .selectFrom('publication.visible')
    .select(['column_id as columnId', 'kind'])
    .where('id', '=', publicationId)
    .executeTakeFirst()
  if (row === undefined || row.columnId === null || row.kind === null) return null
  return { columnId: row.columnId, kind: row.kind }
}

/** What a visible publication is called; null when it is not visible. */
export async function findTitle(db: Db, publicationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('publication.visible')
    .select('title')
    .where('id', '=', publicationId)
    .executeTakeFirst()
  return row?.title ?? null
}
