import { sql } from 'kysely'
import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { LinkOutcome, LinkStanding } from '../domain/link-state.ts'

/** Where a page leads outside: to its official address, or by a link in its text. */
export interface Link {
  readonly place: 'official' | 'body'
  readonly url: string
}

/** A link with its page, whose it is, and what it answered so far. */
export interface WatchedLink extends Link, LinkStanding {
  readonly id: string
  readonly publicationId: string
  readonly title: string
  readonly path: string
  /** The division that keeps what leads there: the column's for an official address, else the writer's. */
  readonly ownerId: string | null
  readonly foundOn: CivilDate
  readonly said: string | null
  readonly checkedOn: CivilDate | null
  readonly confirmedByName: string | null
  readonly confirmedReason: string | null
}

const watched = sql<WatchedLink>`
  select l.id, l.publication_id as "publicationId", l.place, l.url, l.found_on as "foundOn", v.title, p.path,
         case when l.place = 'official' then coalesce(c.division_id, p.division_id) else p.division_id end as "ownerId",
         last.outcome, last.said, last.on_day as "checkedOn",
         fails.since as "failingSince", coalesce(fails.days, 0)::int as "failedDays",
         confirmed.on_day as "confirmedOn", confirmed.by_name as "confirmedByName", confirmed.reason as "confirmedReason"
  from publication.watched_link l
  join publication.publication p on p.id = l.publication_id
  join publication.column_of_site c on c.id = p.column_id
  join publication.version v on v.publication_id = p.id and v.number = p.current_version
  left join lateral (select k.outcome, k.said, k.on_day from publication.link_check k
    where k.link_id = l.id order by k.on_day desc limit 1) last on true
  left join lateral (select min(k.on_day) as since, count(*) as days from publication.link_check k
    where k.link_id = l.id and k.outcome = 'fails' and k.on_day > coalesce(
      (select max(a.on_day) from publication.link_check a where a.link_id = l.id and a.outcome = 'answers'), '-infinity')) fails on true
  left join lateral (select k.on_day, k.by_name, k.reason from publication.link_confirmation k
    where k.link_id = l.id order by k.on_day desc limit 1) confirmed on true
  where l.gone_on is null and p.withdrawn_at is null`

/** Every link that is watched: those that fail first, the longest at the top. */
export async function listWatchedLinks(db: Db, limit: number): Promise<readonly WatchedLink[]> {
  const rows = await sql<WatchedLink>`
    ${watched} order by fails.since nulls last, l.found_on desc, l.id limit ${limit}`.execute(db)
  return rows.rows
}

/** Some links as they stand now. */
export async function listLinksById(db: Db, ids: readonly string[]): Promise<readonly WatchedLink[]> {
  if (ids.length === 0) return []
  const rows = await sql<WatchedLink>`${watched} and l.id = any(${[...ids]}::uuid[]) order by l.id`.execute(
    db,
  )
  return rows.rows
}

/** A watched link by id; refuses an id that names none. */
export async function getLink(db: Db, id: string): Promise<WatchedLink> {
  const [link] = isId(id) ? await listLinksById(db, [id]) : []
  if (link === undefined) throw new Refusal('absent', 'no-link', '没有这个链接，页面可能已经改过或撤下。')
  return link
}

/** The links of one publication that are watched now. */
export async function listLinksOf(
  db: Db,
  publicationId: string,
): Promise<readonly (Link & { id: string })[]> {
  return db
    .selectFrom('publication.watched_link')
    .select(['id', 'place', 'url'])
    .where('publication_id', '=', publicationId)
    .where('gone_on', 'is', null)
    .orderBy('id')
    .execute()
}

/** Publications that may lead outside: by what their text holds, by an official address, or by what was found before. */
export async function listLeadingOut(db: Db): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>`
    select id from publication.visible where content::text like '%](http%'
    union select publication_id from publication.watched_link where gone_on is null
    union select publication_id from publication.official_address
    order by 1`.execute(db)
  return rows.rows.map(({ id }) => id)
}

export async function watchLink(
  db: Db,
  link: Link & { readonly id: string; readonly publicationId: string; readonly on: CivilDate },
): Promise<void> {
  await db
    .insertInto('publication.watched_link')
    .values({
      id: link.id,
      publication_id: link.publicationId,
      place: link.place,
      url: link.url,
      found_on: link.on,
    })
    .onConflict((c) => c.columns(['publication_id', 'place', 'url']).doUpdateSet({ gone_on: null }))
    .execute()
}

export async function markLinkGone(db: Db, id: string, on: CivilDate): Promise<void> {
  await db.updateTable('publication.watched_link').set({ gone_on: on }).where('id', '=', id).execute()
}

/** Forgets every link of a publication with all that is known of it: addresses in a sealed text are part of the text. */
export async function deleteLinksOf(db: Db, publicationId: string): Promise<void> {
  await db.deleteFrom('publication.watched_link').where('publication_id', '=', publicationId).execute()
}

/** The next links that were not asked on a day. */
export async function listLinksToCheck(
  db: Db,
  on: CivilDate,
  limit: number,
): Promise<readonly { readonly id: string; readonly url: string }[]> {
  return db
    .selectFrom('publication.watched_link as l')
    .select(['l.id', 'l.url'])
    .where('l.gone_on', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('publication.link_check as k')
            .select('k.link_id')
            .whereRef('k.link_id', '=', 'l.id')
            .where('k.on_day', '=', on),
        ),
      ),
    )
    .orderBy('l.url')
    .orderBy('l.id')
    .limit(limit)
    .execute()
}

/** One day of a link. */
export interface LinkDay {
  readonly on: CivilDate
  readonly outcome: LinkOutcome
  readonly said: string
}

/** Writes down what a link answered on a day; the first answer of a day stays. */
export async function insertLinkCheck(db: Db, linkId: string, day: LinkDay): Promise<void> {
  await db
    .insertInto('publication.link_check')
    .values({ link_id: linkId, on_day: day.on, outcome: day.outcome, said: day.said })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** What a link answered, newest first. */
export async function listLinkDays(db: Db, linkId: string, limit: number): Promise<readonly LinkDay[]> {
  return db
    .selectFrom('publication.link_check')
    .select(['on_day as on', 'outcome', 'said'])
    .where('link_id', '=', linkId)
    .orderBy('on_day', 'desc')
    .limit(limit)
    .execute()
}

/** Somebody vouches for a link; said twice on a day, the last reason holds. */
export async function upsertConfirmation(
  db: Db,
  confirmation: {
    readonly linkId: string
    readonly on: CivilDate
    readonly reason: string
    readonly by: { readonly id: string; readonly name: string }
  },
): Promise<void> {
  const { linkId, on, reason, by } = confirmation
  const said = { reason, by_id: by.id, by_name: by.name }
  await db
    .insertInto('publication.link_confirmation')
    .values({ link_id: linkId, on_day: on, ...said })
    .onConflict((c) => c.columns(['link_id', 'on_day']).doUpdateSet(said))
    .execute()
}
