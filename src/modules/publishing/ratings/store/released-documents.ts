import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** The public pages of documents by their 文号, as far as they were released here; the older page where there are two. */
export async function findReleasedDocuments(
  db: Db,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; path: string }>`
    select fact ->> 'value' as number, v.path
    from publication.visible v, jsonb_array_elements(v.content -> 'facts') fact
    where jsonb_typeof(v.content -> 'facts') = 'array' and fact ->> 'key' = 'docNo'
      and fact ->> 'value' = any(${[...numbers]})
    order by v.first_released_at desc, v.path`.execute(db)
  return new Map(rows.map(({ number, path }) => [number, path]))
}
