import { sql } from 'kysely'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newestYears } from './domain/facets.ts'
import type { Cell, Facets, Filters } from './domain/facets.ts'
import type { ParsedQuery, Term } from './domain/query.ts'

/** A findable part, ready for the index. */
export interface Entry {
  readonly path: string
  readonly publicationId: string
  readonly kind: string
  readonly columnId: string
  readonly title: string
  readonly body: string
  readonly divisionId: string | null
  readonly divisionName: string
  readonly releasedOn: CivilDate
  readonly titleWords: readonly string[]
  readonly bodyWords: readonly string[]
}

/** A hit as the results page shows it. */
export interface Hit {
  readonly path: string
  readonly kind: string
  readonly columnId: string
  readonly title: string
  readonly body: string
  readonly divisionName: string
  readonly releasedOn: CivilDate
}

/** One writes at a time, until the end of his transaction: notices of one publication come side by side. */
export async function lockIndex(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('search.entry'))`.execute(db)
}

export async function deleteEntriesOf(db: Db, publicationId: string): Promise<void> {
  await db.deleteFrom('search.entry').where('publication_id', '=', publicationId).execute()
}

export async function deleteAllEntries(db: Db): Promise<void> {
  await db.deleteFrom('search.entry').execute()
}

/**
 * Puts a part into the index; the title weighs more than the text. Where a page came out with several releases the
 * newest one speaks for it, in whatever order the releases arrive.
 */
export async function upsertEntry(db: Db, entry: Entry): Promise<void> {
  await sql`
    insert into search.entry (path, publication_id, kind, column_id, title, body, division_id, division_name, released_on, tokens)
    values (${entry.path}, ${entry.publicationId}, ${entry.kind}, ${entry.columnId}, ${entry.title}, ${entry.body}, ${entry.divisionId},
      ${entry.divisionName}, ${entry.releasedOn},
      setweight(to_tsvector('simple', ${entry.titleWords.join(' ')}), 'A') || setweight(to_tsvector('simple', ${entry.bodyWords.join(' ')}), 'B'))
    on conflict (path) do update set publication_id = excluded.publication_id, kind = excluded.kind, column_id = excluded.column_id,
      title = excluded.title, body = excluded.body, division_id = excluded.division_id, division_name = excluded.division_name,
      released_on = excluded.released_on, tokens = excluded.tokens
    where not exists (
      select from publication.visible held join publication.visible coming on coming.id = excluded.publication_id
      where held.id = entry.publication_id and (held.released_at, held.id) > (coming.released_at, coming.id))`.execute(
    db,
  )
}

/** What the index holds of one page: its title and whose it is; null where it is not public. */
export async function findEntry(
  db: Db,
  path: string,
): Promise<{ readonly title: string; readonly divisionId: string | null } | null> {
  const row = await db
    .selectFrom('search.entry as e')
    .innerJoin('publication.visible as v', 'v.id', 'e.publication_id')
    .select(['e.title', 'e.division_id as divisionId'])
    .where('e.path', '=', path)
    .executeTakeFirst()
  return row ?? null
}

/** What a query asks the index: all terms or any, narrowed by filters. */
export interface Asked {
  readonly query: Pick<ParsedQuery, 'terms' | 'phrases'>
  readonly all: boolean
}

/** Which page of the hits. */
export interface Wanted {
  readonly filters: Filters
  readonly limit: number
  readonly offset: number
}

/** So many are ranked exactly; of more, the newest. Few of a rare word, the newest few hundred of a common one. */
const RANKED = 500

/**
 * Exact counts by column, year and division in one pass over narrow rows. Reading the whole table would fetch every
 * vector (774 ms against 44 ms for a word found in a third of the rows), so the plan goes through the index.
 */
export async function countByFacet(db: Db, asked: Asked): Promise<readonly Cell[]> {
  return withoutWholeTable(db, async () => {
    const rows = await sql<Cell>`
      select e.column_id as "columnId", e.year, e.division_name as "divisionName", count(*)::int as count
      from search.entry e
      where ${matches(asked)} and ${visible}
      group by e.column_id, e.year, e.division_name`.execute(db)
    return rows.rows
  })
}

/**
 * The best hits among the newest. The counts say in which years those stand, so that of a word found everywhere only the
 * last years are read; what matched is settled before it is ordered: walking back by day would unpack every vector.
 */
export async function findEntries(
  db: Db,
  asked: Asked,
  wanted: Wanted & { readonly facets: Facets },
): Promise<readonly Hit[]> {
  const { facets, filters, limit, offset } = wanted
  const ranked = Math.max(RANKED, offset + limit)
  const years = newestYears(facets.years, filters.year, ranked)
  return withoutWholeTable(db, async () => {
    const rows = await sql<Hit>`
      with matched as materialized (
        select e.path, e.released_on, e.tokens from search.entry e
        where ${matches(asked)} and ${narrowed({ ...filters, year: null })} and array[e.year] && ${sql.val(years)}::integer[] and ${visible}),
      newest as materialized (select path, released_on, tokens from matched order by released_on desc, path limit ${ranked}),
      best as materialized (
        select path, row_number() over (order by ts_rank(tokens, ${tsQuery(asked)}, 1) desc, released_on desc, path) as place
        from newest order by place limit ${limit} offset ${offset})
      select e.path, e.kind, e.column_id as "columnId", e.title, e.body, e.division_name as "divisionName", e.released_on as "releasedOn"
      from best join search.entry e on e.path = best.path order by best.place`.execute(db)
    return rows.rows
  })
}

/** Everything under some filters, newest first; for a search without words. */
export async function listNewest(db: Db, wanted: Wanted): Promise<readonly Hit[]> {
  const rows = await sql<Hit>`
    select e.path, e.kind, e.column_id as "columnId", e.title, e.body, e.division_name as "divisionName", e.released_on as "releasedOn"
    from search.entry e where ${narrowed(wanted.filters)} and ${visible}
    order by e.released_on desc, e.path limit ${wanted.limit} offset ${wanted.offset}`.execute(db)
  return rows.rows
}

/** How much there is of everything. */
export async function countAllByFacet(db: Db): Promise<readonly Cell[]> {
  const rows = await sql<Cell>`
    select e.column_id as "columnId", e.year, e.division_name as "divisionName", count(*)::int as count
    from search.entry e where ${visible} group by e.column_id, e.year, e.division_name`.execute(db)
  return rows.rows
}

/** Titles of what was released last, for words to offer. */
export async function listNewestTitles(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await sql<{ title: string }>`
    select e.title from search.entry e where ${visible} order by e.released_on desc, e.path limit ${limit}`.execute(
    db,
  )
  return rows.rows.map(({ title }) => title)
}

/** A word that the bureau keeps together, and what else it means. */
export interface KnownWord {
  readonly word: string
  readonly means: readonly string[]
  readonly addedBy: string
  readonly addedAt: Date
}

export async function listWords(db: Db): Promise<readonly KnownWord[]> {
  return db
    .selectFrom('search.word')
    .select(['word', 'means', 'added_by as addedBy', 'added_at as addedAt'])
    .orderBy('word')
    .limit(5000)
    .execute()
}

export async function upsertWord(db: Db, word: KnownWord): Promise<void> {
  const row = { means: [...word.means], added_by: word.addedBy, added_at: word.addedAt }
  await db
    .insertInto('search.word')
    .values({ word: word.word, ...row })
    .onConflict((c) => c.column('word').doUpdateSet(row))
    .execute()
}

/** Takes a word away; false when it is not there. */
export async function deleteWord(db: Db, word: string): Promise<boolean> {
  const done = await db.deleteFrom('search.word').where('word', '=', word).executeTakeFirst()
  return done.numDeletedRows > 0n
}

/** Entries come only from releases; what was withdrawn since is not seen from the same moment on. */
const visible = sql`not exists (select from publication.withdrawn w where w.id = e.publication_id)`

/** Conditions as the index `entry_by_words` has them, so that words and filters meet inside it. */
function narrowed({ column, division, year }: Filters) {
  const conditions = [
    ...(column === null ? [] : [sql`array[e.column_id] @> array[${column}]::text[]`]),
    ...(division === null ? [] : [sql`e.division_names @> array[${division}]::text[]`]),
    ...(year === null ? [] : [sql`array[e.year] @> array[${year}]::integer[]`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function matches(asked: Asked) {
  const phrases = asked.query.phrases.map(
    (phrase) => sql`(strpos(lower(e.title || ' ' || e.body), lower(${phrase})) > 0)`,
  )
  return sql.join([sql`e.tokens @@ ${tsQuery(asked)}`, ...phrases], sql` and `)
}

function tsQuery({ query, all }: Asked) {
  return sql`(${sql.join(query.terms.map(termQuery), all ? sql` && ` : sql` || `)})`
}

function termQuery({ any }: Term) {
  const alternatives = any.map(
    (words) =>
      sql`(${sql.join(
        words.map((word) => sql`plainto_tsquery('simple', ${word})`),
        sql` && `,
      )})`,
  )
  return sql`(${sql.join(alternatives, sql` || `)})`
}

async function withoutWholeTable<T>(db: Db, read: () => Promise<T>): Promise<T> {
  await sql`set local enable_seqscan = off`.execute(db)
  const result = await read()
  await sql`set local enable_seqscan to default`.execute(db)
  return result
}
