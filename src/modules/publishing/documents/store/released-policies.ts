import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** The visible policy page that names a document number as its own, for documents that were public before they were registered. */
export async function findReleasedPolicy(
  db: Db,
  number: string,
): Promise<{ readonly id: string; readonly firstReleasedAt: Date } | null> {
  const fact = JSON.stringify({ facts: [{ key: 'docNo', value: number }] })
  const row = await db
    .selectFrom('publication.visible')
    .select(['id', 'first_released_at as firstReleasedAt'])
    .where('kind', '=', 'policy')
    .where(sql<boolean>`content @> ${fact}::jsonb`)
    .orderBy('first_released_at')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.id === null || row.firstReleasedAt === null) return null
  return { id: row.id, firstReleasedAt: row.firstReleasedAt }
}
