import type { Db } from '../../../../platform/database/database.ts'

/** Somebody who changed a rating since the last release. */
export interface Writer {
  readonly ratingId: string
  readonly personId: string
  readonly personName: string
}

const A_STATEMENT = 500

/** Remembers who changed ratings; twice is once. */
export async function insertWriters(
  db: Db,
  ratingIds: readonly string[],
  person: { readonly id: string; readonly name: string },
): Promise<void> {
  for (let from = 0; from < ratingIds.length; from += A_STATEMENT)
    await db
      .insertInto('ratings.writer')
      .values(
        ratingIds.slice(from, from + A_STATEMENT).map((id) => ({
          rating_id: id,
          person_id: person.id,
          person_name: person.name,
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Everyone who changed something since the last release. */
export async function listWriters(db: Db): Promise<readonly Writer[]> {
  return db
    .selectFrom('ratings.writer')
    .select(['rating_id as ratingId', 'person_id as personId', 'person_name as personName'])
    .orderBy('person_name')
    .orderBy('rating_id')
    .execute()
}

/** What was changed is released. */
export async function deleteWriters(db: Db): Promise<void> {
  await db.deleteFrom('ratings.writer').execute()
}
