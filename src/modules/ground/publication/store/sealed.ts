import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** Titles that versions and drafts of a publication ever had, to be taken out of what quotes them. */
export async function listTitlesEver(db: Db, publicationId: string): Promise<readonly string[]> {
  const versions = await db
    .selectFrom('publication.version')
    .select('title')
    .where('publication_id', '=', publicationId)
    .union(db.selectFrom('publication.draft').select('title').where('publication_id', '=', publicationId))
    .execute()
  return versions.map(({ title }) => title).filter((title) => title.trim() !== '')
}

/** What signers wrote when they sent texts back; it may quote them. */
export async function listRemarks(db: Db, packageIds: readonly string[]): Promise<readonly string[]> {
  if (packageIds.length === 0) return []
  const rows = await db
    .selectFrom('publication.gate_signature')
    .select('remark')
    .where('package_id', 'in', packageIds)
    .where('remark', 'is not', null)
    .union(
      db.selectFrom('publication.objection').select('reason as remark').where('package_id', 'in', packageIds),
    )
    .execute()
  return rows.flatMap(({ remark }) => (remark === null || remark.trim() === '' ? [] : [remark]))
}

/** Every package in which a publication was or is drafted. */
export async function listPackagesOf(db: Db, publicationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('publication.draft')
    .select('package_id as id')
    .distinct()
    .where('publication_id', '=', publicationId)
    .orderBy('package_id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes the texts and what their reviews said of them out of reach; the database does it only for what is registered as sealed. */
export async function sealTexts(db: Db, publicationId: string): Promise<void> {
  await sql`select publication.seal_reviews(${publicationId}::uuid)`.execute(db)
  await sql`select publication.seal_texts(${publicationId}::uuid)`.execute(db)
}

/** Destroys the sealed texts; the database does it only on an instruction that two persons recorded. */
export async function eraseSealed(db: Db, publicationId: string): Promise<void> {
  await sql`select publication.erase_sealed(${publicationId}::uuid)`.execute(db)
}

/** The files of a sealed publication, by their content. */
export async function listSealedFiles(db: Db, publicationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('publication.sealed_file')
    .select('hash')
    .where('publication_id', '=', publicationId)
    .orderBy('hash')
    .execute()
  return rows.map(({ hash }) => hash)
}

/** Further files that hold a sealed text, by their content. */
export async function insertSealedFiles(
  db: Db,
  publicationId: string,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  await db
    .insertInto('publication.sealed_file')
    .values(hashes.map((hash) => ({ publication_id: publicationId, hash })))
    .onConflict((c) => c.doNothing())
    .execute()
}
