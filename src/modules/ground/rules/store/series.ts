import type { Db } from '../../../../platform/database/database.ts'
import { sql } from 'kysely'

/** Takes the next number of a series; the row stays locked until the caller's transaction ends. */
export async function takeNumber(db: Db, series: { kind: string; year: number }): Promise<number> {
  const row = await db
    .insertInto('rules.number_series')
    .values({ ...series, last: 1 })
    .onConflict((c) =>
      c.columns(['kind', 'year']).doUpdateSet({ last: sql<number>`rules.number_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
