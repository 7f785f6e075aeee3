import { z } from 'zod'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { PublicationPart, SiteColumn, VisiblePublication } from './domain/publication.ts'

const VISIBLE = [
  'id',
  'kind',
  'column_id as columnId',
  'path',
  'division_id as divisionId',
  'version',
  'title',
  'content',
  'content_hash as contentHash',
  'released_at as releasedAt',
  'first_released_at as firstReleasedAt',
  'change_note as changeNote',
] as const

const Visible = z.object({
  id: z.string(),
  kind: z.string(),
  columnId: z.string(),
  path: z.string(),
  divisionId: z.string().nullable(),
  version: z.number(),
  title: z.string(),
  content: z.unknown(),
  contentHash: z.string(),
  releasedAt: z.date(),
  firstReleasedAt: z.date(),
  changeNote: z.string().nullable(),
})
const Parts = z.array(
  z.object({
    path: z.string(),
    title: z.string(),
    text: z.string(),
    divisionId: z.string().nullable(),
    divisionName: z.string(),
  }),
)

/** What stands at a path for the public now, or null: the one visibility decision. */
export async function findVisible(db: Db, path: string): Promise<VisiblePublication | null> {
  const row = await db
    .selectFrom('publication.visible')
    .select(VISIBLE)
    .where('path', '=', path)
    .executeTakeFirst()
  return row === undefined ? null : Visible.parse(row)
}

/** Everything visible of a kind, newest first. */
export async function listVisible(
  db: Db,
  filter: { readonly kinds: readonly string[]; readonly limit: number },
): Promise<readonly VisiblePublication[]> {
  const rows = await db
    .selectFrom('publication.visible')
    .select(VISIBLE)
    .where('kind', 'in', filter.kinds)
    .orderBy('released_at', 'desc')
    .orderBy('path')
    .limit(filter.limit)
    .execute()
  return rows.map((row) => Visible.parse(row))
}

/** The findable parts of a visible publication; empty when it is not visible. */
export async function listVisibleParts(
  db: Db,
  publicationId: string,
): Promise<
  readonly (PublicationPart & {
    readonly kind: string
    readonly columnId: string
    readonly releasedAt: Date
  })[]
> {
  const row = await db
    .selectFrom('publication.visible')
    .select(['parts', 'kind', 'column_id', 'released_at'])
    .where('id', '=', publicationId)
    .executeTakeFirst()
  if (!row || row.kind === null || row.column_id === null || row.released_at === null) return []
  const head = { kind: row.kind, columnId: row.column_id, releasedAt: row.released_at }
  return Parts.parse(row.parts).map((part) => ({ ...part, ...head }))
}

/** Ids of everything visible in the order of its release, for a rebuild of what is derived. */
export async function listVisibleIds(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('publication.visible')
    .select('id')
    .orderBy('released_at')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => (row.id === null ? [] : [row.id]))
}

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

export async function getColumn(db: Db, id: string): Promise<SiteColumn> {
  const found = await db
    .selectFrom('publication.column_of_site')
    .select(['id', 'name', 'description', 'keywords'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('absent', 'no-column', '没有这个栏目。')
  return found
}

export async function findPublicationForUpdate(
  db: Db,
  path: string,
): Promise<{ readonly id: string; readonly currentVersion: number } | null> {
  const row = await db
    .selectFrom('publication.publication')
    .select(['id', 'current_version as currentVersion'])
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
    })
    .execute()
}
