import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** A publication as those who answer for it see it, whatever became of it; without its text. */
export interface Released {
  readonly id: string
  readonly kind: string
  readonly path: string
  readonly columnId: string
  readonly divisionId: string | null
  /** Empty once it is sealed. */
  readonly title: string
  readonly version: number
  readonly firstReleasedAt: Date
  readonly withdrawnAt: Date | null
  readonly archivedOn: CivilDate | null
}

function released(db: Db) {
  return db
    .selectFrom('publication.publication as p')
    .innerJoin('publication.version as v', (join) =>
      join.onRef('v.publication_id', '=', 'p.id').onRef('v.number', '=', 'p.current_version'),
    )
    .leftJoin('publication.archived as a', 'a.publication_id', 'p.id')
    .select([
      'p.id',
      'p.kind',
      'p.path',
      'p.column_id as columnId',
      'p.division_id as divisionId',
      'v.title',
      'p.current_version as version',
      'p.first_released_at as firstReleasedAt',
      'p.withdrawn_at as withdrawnAt',
      'a.archived_on as archivedOn',
    ])
}

/** A publication that came through gates, by id; refuses an id that names none. */
export async function getReleased(db: Db, id: string): Promise<Released> {
  const row = isId(id) ? await articles(db).where('p.id', '=', id).executeTakeFirst() : undefined
  return present(row)
}

/** The same, held until the transaction ends. */
export async function getReleasedForUpdate(db: Db, id: string): Promise<Released> {
  const row = isId(id)
    ? await articles(db).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
    : undefined
  return present(row)
}

/** What is withdrawn and sealed here: what is drafted here, and batches of past documents; other kinds belong to their modules. */
function articles(db: Db) {
  return released(db).where('p.kind', 'in', (e) =>
    e.selectFrom('publication.withdrawable_kind').select((kind) => kind.ref('id').$notNull().as('id')),
  )
}

function present(row: Released | undefined): Released {
  if (row === undefined) throw new Refusal('absent', 'no-publication', '没有这件公开信息。')
  return row
}

/** What was released last at an address and not withdrawn, wherever readers find it, with its whole text. */
export async function findReleasedText(
  db: Db,
  path: string,
): Promise<(Released & { readonly content: unknown; readonly changeNote: string | null }) | null> {
  const row = await articles(db)
    .select(['v.content', 'v.change_note as changeNote'])
    .where('p.path', '=', path)
    .where('p.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Everything withdrawn or asked to be, newest first. */
export async function listGone(db: Db, limit: number): Promise<readonly Released[]> {
  return articles(db)
    .where((e) =>
      e.or([
        e('p.withdrawn_at', 'is not', null),
        e(
          'p.id',
          'in',
          e.selectFrom('publication.withdrawal').select('publication_id').where('state', '=', 'asked'),
        ),
      ]),
    )
    .orderBy('p.withdrawn_at', (order) => order.desc().nullsFirst())
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

export async function setWithdrawn(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('publication.publication').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Gives a publication another address; the one before leads to it from now on. */
export async function setAddress(
  db: Db,
  from: { readonly id: string; readonly path: string },
  to: { readonly path: string; readonly columnId: string; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('publication.former_address')
    .values({ path: from.path, publication_id: from.id, moved_at: to.at })
    .execute()
  await db
    .updateTable('publication.publication')
    .set({ path: to.path, column_id: to.columnId })
    .where('id', '=', from.id)
    .execute()
}

/** Marks a publication as archived on a day; once it is, the day stays. */
export async function insertArchived(db: Db, publicationId: string, on: CivilDate): Promise<void> {
  await db
    .insertInto('publication.archived')
    .values({ publication_id: publicationId, archived_on: on })
    .onConflict((c) => c.doNothing())
    .execute()
}
