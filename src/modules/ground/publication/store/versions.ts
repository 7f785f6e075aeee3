import type { Db } from '../../../../platform/database/database.ts'
import type { PublicationPart } from '../domain/publication.ts'

/** The released versions of a publication, newest first. */
export async function listVersions(db: Db, publicationId: string) {
  return db
    .selectFrom('publication.version')
    .select([
      'number',
      'title',
      'content_hash as contentHash',
      'released_at as releasedAt',
      'change_note as changeNote',
    ])
    .where('publication_id', '=', publicationId)
    .orderBy('number', 'desc')
    .execute()
}

/** The package in which a version went through its gates; null for what goes through none. */
export async function findPackageOfVersion(
  db: Db,
  publicationId: string,
  number: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('publication.version')
    .select('package_id as packageId')
    .where('publication_id', '=', publicationId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.packageId ?? null
}

export async function findPublicationForUpdate(
  db: Db,
  path: string,
): Promise<{ readonly id: string; readonly currentVersion: number; readonly withdrawn: boolean } | null> {
  const row = await db
    .selectFrom('publication.publication')
    .select((e) => [
      'id',
      'current_version as currentVersion',
      e('withdrawn_at', 'is not', null).$castTo<boolean>().as('withdrawn'),
    ])
    .where('path', '=', path)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function insertPublication(
  db: Db,
  row: { id: string; kind: string; columnId: string; path: string; divisionId: string | null; at: Date },
): Promise<void> {
  await db
    .insertInto('publication.publication')
    .values({
      id: row.id,
      kind: row.kind,
      column_id: row.columnId,
      path: row.path,
      division_id: row.divisionId,
      current_version: 1,
      first_released_at: row.at,
    })
    .execute()
}

export async function setCurrentVersion(db: Db, id: string, version: number): Promise<void> {
  await db
    .updateTable('publication.publication')
    .set({ current_version: version, withdrawn_at: null })
    .where('id', '=', id)
    .execute()
}

export async function insertVersion(
  db: Db,
  version: {
    publicationId: string
    number: number
    title: string
    content: unknown
    parts: readonly PublicationPart[]
    contentHash: string
    author: { id: string; name: string }
    approver: { id: string; name: string }
    at: Date
    changeNote: string | null
    review?: { readonly packageId: string; readonly round: number }
  },
): Promise<void> {
  await db
    .insertInto('publication.version')
    .values({
      publication_id: version.publicationId,
      number: version.number,
      title: version.title,
      content: JSON.stringify(version.content),
      parts: JSON.stringify(version.parts),
      content_hash: version.contentHash,
      author_id: version.author.id,
      author_name: version.author.name,
      approver_id: version.approver.id,
      approver_name: version.approver.name,
      released_at: version.at,
      change_note: version.changeNote,
      package_id: version.review?.packageId ?? null,
      round: version.review?.round ?? null,
    })
    .execute()
}
