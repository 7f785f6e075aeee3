import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** The 索引号 of a publication; null where it has none. */
export async function findIndexNumber(db: Db, publicationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('openness_column.index_number')
    .select('number')
    .where('publication_id', '=', publicationId)
    .executeTakeFirst()
  return row?.number ?? null
}

export async function insertIndexNumber(
  db: Db,
  given: { readonly publicationId: string; readonly number: string; readonly on: CivilDate },
): Promise<void> {
  await db
    .insertInto('openness_column.index_number')
    .values({ publication_id: given.publicationId, number: given.number, given_on: given.on })
    .execute()
}
