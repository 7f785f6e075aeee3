import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { ChangeKind, DocumentRelation } from '../domain/document-relation.ts'

/** Writes down what a document does to another; false where that stands already. */
export async function insertDocumentRelation(
  db: Db,
  relation: {
    readonly from: string
    readonly to: string
    readonly kind: ChangeKind
    readonly since: CivilDate
    readonly recordedByName: string
  },
): Promise<boolean> {
  const done = await db
    .insertInto('documents.relation')
    .values({
      from_id: relation.from,
      to_id: relation.to,
      kind: relation.kind,
      since: relation.since,
      recorded_by_name: relation.recordedByName,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** What documents do to others and others to them, from both sides, by document. */
export async function listDocumentRelations(
  db: Db,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DocumentRelation[]>> {
  const found = new Map<string, DocumentRelation[]>()
  if (documentIds.length === 0) return found
  for (const side of ['from', 'to'] as const) {
    const [own, other] = side === 'from' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
    const rows = await db
      .selectFrom('documents.relation as r')
      .innerJoin('documents.document as d', 'd.id', `r.${other}`)
      .select([
        `r.${own} as own`,
        'r.kind',
        'r.since',
        'd.id as documentId',
        'd.title',
        'd.number',
        'd.publication_id as publicationId',
      ])
      .where(`r.${own}`, 'in', documentIds)
      .orderBy('r.since')
      .orderBy('d.id')
      .execute()
    for (const { own: id, ...rest } of rows) found.set(id, [...(found.get(id) ?? []), { side, ...rest }])
  }
  return found
}
