import { Refusal } from '../../../../kernel/refusal.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { SiteColumn } from '../domain/publication.ts'

const COLUMN = [
  'id',
  'name',
  'description',
  'keywords',
  'position',
  'division_id as divisionId',
  'rhythm_days as rhythmDays',
  'parent_id as parentId',
  'types',
  'delivery',
] as const

/** A column by id; refuses an id that names none. */
export async function getColumn(db: Db, id: string): Promise<SiteColumn> {
  const found = await db
    .selectFrom('publication.column_of_site')
    .select(COLUMN)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('absent', 'no-column', '没有这个栏目。')
  return found
}

/** Every column in the order of the site. */
export async function listColumns(db: Db): Promise<readonly SiteColumn[]> {
  return db
    .selectFrom('publication.column_of_site')
    .select(COLUMN)
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function updateColumn(db: Db, column: SiteColumn): Promise<void> {
  const { id, divisionId, rhythmDays, parentId, types, ...rest } = column
  await db
    .updateTable('publication.column_of_site')
    .set({
      ...rest,
      division_id: divisionId,
      rhythm_days: rhythmDays,
      parent_id: parentId,
      types: [...types],
    })
    .where('id', '=', id)
    .execute()
}

/** Since when a column is archived; null while it is in use. */
export async function findColumnArchivedOn(db: Db, id: string): Promise<CivilDate | null> {
  const row = await db
    .selectFrom('publication.column_of_site')
    .select('archived_on as on')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.on ?? null
}

export async function setColumnArchived(db: Db, id: string, on: CivilDate): Promise<void> {
  await db.updateTable('publication.column_of_site').set({ archived_on: on }).where('id', '=', id).execute()
}
