import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Rating, RatingEntry, RatingKind } from '../domain/rating.ts'

const RATING = [
  'id',
  'kind_id as kindId',
  'name',
  'level',
  'document_number as documentNumber',
  'granted_on as grantedOn',
  'valid_until as validUntil',
  'revoked_on as revokedOn',
  'revoked_because as revokedBecause',
  'not_renewed_because as notRenewedBecause',
  'struck_because as struckBecause',
  'revision',
  'changed_by_name as changedByName',
  'changed_at as changedAt',
] as const
const MOST = 20_000
const A_STATEMENT = 500

/** Who changed a rating, and when. */
export interface Changer {
  readonly name: string
  readonly at: Date
}

/** The kinds in their order. */
export async function listKinds(db: Db): Promise<readonly RatingKind[]> {
  return db
    .selectFrom('ratings.kind')
    .select(['id', 'name', 'levels'])
    .orderBy('position')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** The whole register as it is kept. */
export async function listRatings(db: Db): Promise<readonly Rating[]> {
  return db
    .selectFrom('ratings.rating')
    .select(RATING)
    .orderBy('kind_id')
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** A rating by id; refuses an id that names none. */
export async function getRating(db: Db, id: string): Promise<Rating> {
  const found = await db.selectFrom('ratings.rating').select(RATING).where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('absent', 'no-rating', '没有这条等级评定。')
  return found
}

/** Adds ratings; the ids come from the work. */
export async function insertRatings(
  db: Db,
  ratings: readonly (RatingEntry & { readonly id: string })[],
  by: Changer,
): Promise<void> {
  for (let from = 0; from < ratings.length; from += A_STATEMENT)
    await db
      .insertInto('ratings.rating')
      .values(
        ratings.slice(from, from + A_STATEMENT).map((rating) => ({
          id: rating.id,
          ...columnsOf(rating),
          changed_by_name: by.name,
          changed_at: by.at,
        })),
      )
      .execute()
}

/** Changes what was entered, over the revision that was seen; false where somebody else changed it in between. */
export async function updateRating(
  db: Db,
  rating: { readonly id: string; readonly revision: number; readonly entry: RatingEntry },
  by: Changer,
): Promise<boolean> {
  const done = await db
    .updateTable('ratings.rating')
    .set({
      ...columnsOf(rating.entry),
      // A rating with another last day is looked at anew.
      not_renewed_because: null,
      revision: rating.revision + 1,
      changed_by_name: by.name,
      changed_at: by.at,
    })
    .where('id', '=', rating.id)
    .where('revision', '=', rating.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** How a rating ends: revoked from a day on, let run out, or struck as a mistake. */
export type Ending =
  | { readonly revokedOn: CivilDate; readonly revokedBecause: string }
  | { readonly notRenewedBecause: string }
  | { readonly struckBecause: string }

/** Ends a rating. */
export async function endRating(
  db: Db,
  { id, ending }: { readonly id: string; readonly ending: Ending },
  by: Changer,
): Promise<void> {
  await db
    .updateTable('ratings.rating')
    .set((e) => ({
      ...endingColumns(ending),
      revision: e('revision', '+', 1),
      changed_by_name: by.name,
      changed_at: by.at,
    }))
    .where('id', '=', id)
    .execute()
}

function endingColumns(ending: Ending) {
  if ('revokedOn' in ending) return { revoked_on: ending.revokedOn, revoked_because: ending.revokedBecause }
  return 'notRenewedBecause' in ending
    ? { not_renewed_because: ending.notRenewedBecause }
    : { struck_because: ending.struckBecause }
}

function columnsOf(entry: RatingEntry) {
  return {
    kind_id: entry.kindId,
    name: entry.name,
    level: entry.level,
    document_number: entry.documentNumber,
    granted_on: entry.grantedOn,
    valid_until: entry.validUntil,
    revoked_on: entry.revokedOn,
    revoked_because: entry.revokedBecause,
  }
}
