import { z } from 'zod'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type {
  PublicationHead,
  PublicationPart,
  Relation,
  RelationKind,
  SiteColumn,
  VisiblePublication,
} from './domain/publication.ts'

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
const HEAD = [
  'id',
  'path',
  'version',
  'title',
  'released_at as releasedAt',
  'first_released_at as firstReleasedAt',
  'change_note as changeNote',
] as const
const Head = Visible.pick({
  id: true,
  path: true,
  version: true,
  title: true,
  releasedAt: true,
  firstReleasedAt: true,
  changeNote: true,
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

const COLUMN = [
  'id',
  'name',
  'description',
  'keywords',
  'position',
  'division_id as divisionId',
  'rhythm_days as rhythmDays',
] as const

/** A column by id; refuses an id that names none. */
export async function getColumn(db: Db, id: string): Promise<SiteColumn> {
  const found = await db
    .selectFrom('publication.column_of_site')
    .select(COLUMN)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('absent', 'no-column', '没有这个栏目。')
  return found
}

/** Every column in the order of the site. */
export async function listColumns(db: Db): Promise<readonly SiteColumn[]> {
  return db
    .selectFrom('publication.column_of_site')
    .select(COLUMN)
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function updateColumn(db: Db, column: SiteColumn): Promise<void> {
  const { id, divisionId, rhythmDays, ...rest } = column
  await db
    .updateTable('publication.column_of_site')
    .set({ ...rest, division_id: divisionId, rhythm_days: rhythmDays })
    .where('id', '=', id)
    .execute()
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
