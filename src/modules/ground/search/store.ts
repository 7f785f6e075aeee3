import { sql } from 'kysely'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'

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

export async function deleteEntriesOf(db: Db, publicationId: string): Promise<void> {
  await db.deleteFrom('search.entry').where('publication_id', '=', publicationId).execute()
}

export async function deleteAllEntries(db: Db): Promise<void> {
  await db.deleteFrom('search.entry').execute()
}

/** Puts a part into the index; the title weighs more than the text. */
export async function upsertEntry(db: Db, entry: Entry): Promise<void> {
  await sql`
    insert into search.entry (path, publication_id, kind, column_id, title, body, division_id, division_name, released_on, tokens)
    values (${entry.path}, ${entry.publicationId}, ${entry.kind}, ${entry.columnId}, ${entry.title}, ${entry.body}, ${entry.divisionId},
      ${entry.divisionName}, ${entry.releasedOn},
      setweight(to_tsvector('simple', ${entry.titleWords.join(' ')}), 'A') || setweight(to_tsvector('simple', ${entry.bodyWords.join(' ')}), 'B'))
    on conflict (path) do update set publication_id = excluded.publication_id, kind = excluded.kind, column_id = excluded.column_id,
      title = excluded.title, body = excluded.body, division_id = excluded.division_id, division_name = excluded.division_name,
      released_on = excluded.released_on, tokens = excluded.tokens`.execute(db)
}

/** What a query asks the index: all words (or any), perhaps one division. */
export interface Asked {
  readonly words: readonly string[]
  readonly all: boolean
  readonly division: string | null
  readonly limit: number
  readonly offset: number
}

/** The best hits; only what the one visibility decision lets through. */
export async function findEntries(db: Db, asked: Asked): Promise<readonly Hit[]> {
  const query = tsQuery(asked)
  const rows = await sql<Hit>`
    with matched as materialized (
      select e.path, e.kind, e.column_id, e.title, e.body, e.division_name, e.released_on, e.tokens
      from search.entry e join publication.visible v on v.id = e.publication_id
      where e.tokens @@ ${query} and ${inDivision(asked)}
      order by e.released_on desc limit 2000)
    select path, kind, column_id as "columnId", title, body, division_name as "divisionName", released_on as "releasedOn"
    from matched order by ts_rank(tokens, ${query}, 1) desc, released_on desc, path limit ${asked.limit} offset ${asked.offset}`.execute(
    db,
  )
  return rows.rows
}

/** How many there are in all. */
export async function countEntries(db: Db, asked: Asked): Promise<number> {
  const rows = await sql<{ count: number }>`
    select count(*)::int as count from search.entry e join publication.visible v on v.id = e.publication_id
    where e.tokens @@ ${tsQuery(asked)} and ${inDivision(asked)}`.execute(db)
  return rows.rows[0]?.count ?? 0
}

function inDivision({ division }: Asked) {
  return division === null ? sql`true` : sql`${division} = any(string_to_array(e.division_name, '、'))`
}

function tsQuery(asked: Asked) {
  const words = [...new Set(asked.words)].map((word) => sql`plainto_tsquery('simple', ${word})`)
  return sql`(${sql.join(words, asked.all ? sql` && ` : sql` || `)})`
}
