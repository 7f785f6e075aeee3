import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../../platform/database/database.ts'
import type { PublicationHead, PublicationPart, VisiblePublication } from '../domain/publication.ts'

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
  'official_url as officialUrl',
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
  officialUrl: z.string().nullable(),
})
const HEAD = [
  'id',
  'path',
  'version',
  'title',
  'released_at as releasedAt',
  'first_released_at as firstReleasedAt',
  'change_note as changeNote',
  'official_url as officialUrl',
] as const
const Head = Visible.pick({
  id: true,
  path: true,
  version: true,
  title: true,
  releasedAt: true,
  firstReleasedAt: true,
  changeNote: true,
  officialUrl: true,
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

/** The same by id. */
export async function findVisibleById(db: Db, id: string): Promise<VisiblePublication | null> {
  const row = await db
    .selectFrom('publication.visible')
    .select(VISIBLE)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : Visible.parse(row)
}

/** Of some addresses those whose text stands on another site, and where. */
export async function listOfficialUrls(
  db: Db,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication.visible')
    .select(['path', 'official_url as url'])
    .where('path', 'in', paths)
    .where('official_url', 'is not', null)
    .execute()
  return new Map(rows.map(({ path, url }) => [path ?? '', url ?? '']))
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
    .select(['parts', 'kind', 'column_id', 'released_at', 'path'])
    .where('id', '=', publicationId)
    .executeTakeFirst()
  if (!row || row.kind === null || row.column_id === null || row.released_at === null) return []
  const head = { kind: row.kind, columnId: row.column_id, releasedAt: row.released_at }
  const former = await listFormerAddresses(db, publicationId)
  return Parts.parse(row.parts).map((part) => ({
    ...part,
    ...head,
    // A version keeps the address at which it came out; it is found where it stands now.
    path: former.has(part.path) ? (row.path ?? part.path) : part.path,
  }))
}

/** Every address at which a publication once stood. */
export async function listFormerAddresses(db: Db, publicationId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('publication.former_address')
    .select('path')
    .where('publication_id', '=', publicationId)
    .execute()
  return new Set(rows.map(({ path }) => path))
}

/** Other visible publications that carry one of some pages, in the order of their release. */
export async function listVisibleIdsAt(db: Db, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const rows = await db
    .selectFrom('publication.visible')
    .select('id')
    .where((e) => e.or(paths.map((path) => sql<boolean>`parts @> ${JSON.stringify([{ path }])}::jsonb`)))
    .orderBy('released_at')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => (row.id === null ? [] : [row.id]))
}

const Pages = z.object({
  releasedAt: z.date(),
  officialUrl: z.string().nullable(),
  pages: z.array(z.object({ path: z.string(), title: z.string() })),
})
export type VisiblePages = z.infer<typeof Pages>

/** The pages of every visible publication, newest release first; its own page is the first of them. */
export async function listVisiblePages(db: Db): Promise<readonly VisiblePages[]> {
  const pages = sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'path', coalesce(to_jsonb(m.path), part -> 'path'), 'title', part -> 'title') order by place), '[]')
    from jsonb_array_elements(parts) with ordinality as each (part, place)
    left join publication.moved m on m.former = part ->> 'path')`
  const rows = await db
    .selectFrom('publication.visible')
    .select(['released_at as releasedAt', 'official_url as officialUrl', pages.as('pages')])
    .orderBy('released_at', 'desc')
    .orderBy('path')
    .execute()
  return rows.map((row) => Pages.parse(row))
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

/** What is visible in a column, newest first, without the texts. */
export async function listVisibleIn(
  db: Db,
  place: { readonly columnId: string; readonly limit: number; readonly offset: number },
): Promise<readonly PublicationHead[]> {
  const rows = await db
    .selectFrom('publication.visible')
    .select(HEAD)
    .where('column_id', '=', place.columnId)
    .orderBy('released_at', 'desc')
    .orderBy('path')
    .limit(place.limit)
    .offset(place.offset)
    .execute()
  return rows.map((row) => Head.parse(row))
}

/** How much is visible in each column, and when something last came out there. */
export async function countVisibleByColumn(
  db: Db,
): Promise<ReadonlyMap<string, { readonly count: number; readonly latest: Date | null }>> {
  const rows = await db
    .selectFrom('publication.visible')
    .select((e) => [
      'column_id as columnId',
      e.fn.countAll<number>().as('count'),
      e.fn.max('released_at').as('latest'),
    ])
    .groupBy('column_id')
    .execute()
  return new Map(rows.map(({ columnId, count, latest }) => [columnId ?? '', { count, latest }]))
}

/** Which of some addresses show something to everyone: released pages, and columns. */
export async function listLiveAddresses(db: Db, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const pages = await db.selectFrom('publication.visible').select('path').where('path', 'in', paths).execute()
  const columns = await db
    .selectFrom('publication.column_of_site')
    .select('id')
    .where(
      'id',
      'in',
      paths.map((path) => path.replace(/^\/lm\//, '')),
    )
    .execute()
  return [
    ...pages.flatMap(({ path }) => (path === null ? [] : [path])),
    ...columns.map(({ id }) => `/lm/${id}`),
  ]
}
