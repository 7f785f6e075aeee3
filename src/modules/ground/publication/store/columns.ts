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
  'route_id as routeId',
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

export async function insertColumn(db: Db, column: SiteColumn): Promise<void> {
  await db
    .insertInto('publication.column_of_site')
    .values({ id: column.id, ...columnsOf(column) })
    .execute()
}

export async function updateColumn(db: Db, column: SiteColumn): Promise<void> {
  await db
    .updateTable('publication.column_of_site')
    .set(columnsOf(column))
    .where('id', '=', column.id)
    .execute()
}

function columnsOf(column: SiteColumn) {
  return {
    name: column.name,
    description: column.description,
    keywords: column.keywords,
    position: column.position,
    delivery: column.delivery,
    division_id: column.divisionId,
    rhythm_days: column.rhythmDays,
    parent_id: column.parentId,
    route_id: column.routeId,
    types: [...column.types],
  }
}

/** Since when columns are archived, by column; those in use are not among them. */
export async function listArchivedColumns(db: Db): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await db
    .selectFrom('publication.column_of_site')
    .select(['id', 'archived_on as on'])
    .where('archived_on', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, on }) => (on === null ? [] : [[id, on] as const])))
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
