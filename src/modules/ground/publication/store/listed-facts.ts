import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../../platform/database/database.ts'
import { ArticleFact } from '../domain/article-fact.ts'
import type { ContentType } from '../domain/draft.ts'

const Facts = z.array(ArticleFact).nullable().catch(null)

/** Of visible texts the elements that their types show in lists, in the order of the type; by publication. */
export async function findListedFacts(
  db: Db,
  ids: readonly string[],
  types: readonly ContentType[],
): Promise<ReadonlyMap<string, readonly ArticleFact[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication.visible')
    .select(['id', 'kind', sql`content -> 'facts'`.as('facts')])
    .where('id', 'in', ids)
    .execute()
  const keysOf = new Map(
    types.map((type) => [type.id, type.fields.filter(({ listed }) => listed).map(({ key }) => key)]),
  )
  return new Map(
    rows.map(({ id, kind, facts }) => {
      const known = Facts.parse(facts) ?? []
      const listed = (keysOf.get(kind ?? '') ?? []).flatMap((key) => known.filter((fact) => fact.key === key))
      return [id ?? '', listed]
    }),
  )
}
