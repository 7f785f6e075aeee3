import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { ContentField } from '../domain/draft.ts'
import type { ContentType } from '../domain/draft.ts'
import { Gates } from '../domain/review-route.ts'
import type { ReviewRoute } from '../domain/review-route.ts'

const TYPE = ['id', 'name', 'column_type as columnType', 'fields', 'route_id as routeId'] as const
const Fields = z.array(ContentField)

/** Every type of publication that is drafted here, in the order of the choice. */
export async function listContentTypes(db: Db): Promise<readonly ContentType[]> {
  const rows = await db
    .selectFrom('publication.content_type')
    .select(TYPE)
    .orderBy('position')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, fields: Fields.parse(row.fields) }))
}

/** A type by id; refuses an id that names none. */
export async function getContentType(db: Db, id: string): Promise<ContentType> {
  const row = await db
    .selectFrom('publication.content_type')
    .select(TYPE)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'no-type', '没有这种稿件。')
  return { ...row, fields: Fields.parse(row.fields) }
}

/** A review route by id. */
export async function getRoute(db: Db, id: string): Promise<ReviewRoute> {
  const row = await db
    .selectFrom('publication.review_route')
    .select(['id', 'name', 'gates'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, gates: Gates.parse(row.gates) }
}

/** The review routes of some drafts: that of the column where it names one, else that of the type. */
export async function listRoutesOf(
  db: Db,
  drafts: readonly { readonly typeId: string; readonly columnId: string }[],
): Promise<readonly ReviewRoute[]> {
  const rows = await db
    .selectFrom('publication.review_route as r')
    .select(['r.id', 'r.name', 'r.gates'])
    .where((e) =>
      e.or(
        drafts.map(({ typeId, columnId }) =>
          e(
            'r.id',
            '=',
            e.fn.coalesce(
              e.selectFrom('publication.column_of_site').select('route_id').where('id', '=', columnId),
              e.selectFrom('publication.content_type').select('route_id').where('id', '=', typeId),
            ),
          ),
        ),
      ),
    )
    .orderBy('r.id')
    .execute()
  return rows.map(({ id, name, gates }) => ({ id, name, gates: Gates.parse(gates) }))
}
