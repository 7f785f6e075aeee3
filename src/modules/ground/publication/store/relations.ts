import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Relation, RelationKind } from '../domain/publication.ts'

export async function insertRelation(
  db: Db,
  relation: {
    readonly from: string
    readonly to: string
    readonly kind: RelationKind
    readonly since: CivilDate
  },
): Promise<boolean> {
  const done = await db
    .insertInto('publication.relation')
    .values({ from_id: relation.from, to_id: relation.to, kind: relation.kind, since: relation.since })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** The relations of publications from both sides, by publication, as far as the other side is visible. */
export async function listRelations(
  db: Db,
  publicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Relation[]>> {
  const found = new Map<string, Relation[]>()
  if (publicationIds.length === 0) return found
  const related = (side: 'from' | 'to') => {
    const [own, other] = side === 'from' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
    return db
      .selectFrom('publication.relation as r')
      .innerJoin('publication.visible as v', 'v.id', `r.${other}`)
      .select([`r.${own} as own`, 'r.kind', 'r.since', 'v.path', 'v.title'])
      .where(`r.${own}`, 'in', publicationIds)
      .orderBy('r.since')
      .orderBy('v.path')
      .limit(2000)
      .execute()
  }
  for (const side of ['from', 'to'] as const)
    for (const { own, kind, since, path, title } of await related(side)) {
      const relation = { kind, side, since, path: path ?? '', title: title ?? '' }
      found.set(own, [...(found.get(own) ?? []), relation])
    }
  return found
}
