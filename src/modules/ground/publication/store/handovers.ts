import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Handover, HandoverTask, OfficialAddress } from '../domain/handover.ts'

/** A hand-over with the publication it is about, as lists and pages show it. */
export interface HandedOver extends Handover {
  readonly path: string
  readonly columnId: string
  readonly columnName: string
  readonly divisionId: string | null
  /** The division that keeps the column, or wrote the text where nobody keeps the column. */
  readonly keeperId: string | null
  /** Empty once it is sealed. */
  readonly title: string
  readonly version: number
  readonly firstReleasedAt: Date
  readonly withdrawnAt: Date | null
  /** Where it stands now, and which version was brought there. */
  readonly url: string | null
  readonly urlVersion: number | null
}

function handedOver(db: Db) {
  return db
    .selectFrom('publication.handover as h')
    .innerJoin('publication.publication as p', 'p.id', 'h.publication_id')
    .innerJoin('publication.column_of_site as c', 'c.id', 'p.column_id')
    .innerJoin('publication.version as v', (join) =>
      join.onRef('v.publication_id', '=', 'p.id').onRef('v.number', '=', 'p.current_version'),
    )
    .leftJoin('publication.official_address as a', (join) =>
      join.onRef('a.publication_id', '=', 'p.id').on('a.replaced_at', 'is', null),
    )
    .select((e) => [
      'h.publication_id as publicationId',
      'h.elsewhere',
      'h.task',
      'h.opened_at as openedAt',
      'h.taken_down_at as takenDownAt',
      'h.taken_down_by_name as takenDownByName',
      'p.path',
      'p.column_id as columnId',
      'c.name as columnName',
      'p.division_id as divisionId',
      e.fn.coalesce('c.division_id', 'p.division_id').as('keeperId'),
      'v.title',
      'p.current_version as version',
      'p.first_released_at as firstReleasedAt',
      'p.withdrawn_at as withdrawnAt',
      'a.url',
      'a.version as urlVersion',
    ])
}

/** What is handed over: what waits first, the longest waiting at the top; then what is done, newest first. */
export async function listHandovers(db: Db, limit: number): Promise<readonly HandedOver[]> {
  return handedOver(db)
    .orderBy('h.done_at', (order) => order.desc().nullsFirst())
    .orderBy('h.opened_at')
    .orderBy('h.publication_id')
    .limit(limit)
    .execute()
}

/** What waits to be done on the platform for a column. */
export async function listWaitingIn(db: Db, columnId: string): Promise<readonly HandedOver[]> {
  return handedOver(db)
    .where('p.column_id', '=', columnId)
    .where('h.task', 'is not', null)
    .orderBy('h.publication_id')
    .execute()
}

/** The hand-over of a publication; null where it was never handed over. */
export async function findHandover(db: Db, publicationId: string): Promise<HandedOver | null> {
  if (!isId(publicationId)) return null
  return (await handedOver(db).where('h.publication_id', '=', publicationId).executeTakeFirst()) ?? null
}

/** The same, held until the transaction ends; refuses what was never handed over. */
export async function getHandoverForUpdate(db: Db, publicationId: string): Promise<HandedOver> {
  const found = isId(publicationId)
    ? await handedOver(db).where('h.publication_id', '=', publicationId).forUpdate('h').executeTakeFirst()
    : undefined
  if (found === undefined) throw new Refusal('absent', 'no-handover', '没有这件要交市集约化平台的稿件。')
  return found
}

/** A text is to be brought to the platform for the first time. */
export async function insertHandover(
  db: Db,
  handover: { readonly publicationId: string; readonly elsewhere: boolean; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('publication.handover')
    .values({
      publication_id: handover.publicationId,
      elsewhere: handover.elsewhere,
      task: 'publish',
      opened_at: handover.at,
    })
    .execute()
}

/** Something waits to be done there again. */
export async function reopenHandover(
  db: Db,
  {
    publicationId,
    task,
    at,
  }: { readonly publicationId: string; readonly task: HandoverTask; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('publication.handover')
    .set({ task, opened_at: at, done_at: null })
    .where('publication_id', '=', publicationId)
    .execute()
}

/** Nothing waits there any more; `takenDownBy` where it is gone from there. */
export async function closeHandover(
  db: Db,
  publicationId: string,
  { at, takenDownBy = null }: { readonly at: Date; readonly takenDownBy?: string | null },
): Promise<void> {
  await db
    .updateTable('publication.handover')
    .set({
      task: null,
      done_at: at,
      ...(takenDownBy === null ? {} : { taken_down_at: at, taken_down_by_name: takenDownBy }),
    })
    .where('publication_id', '=', publicationId)
    .execute()
}

/** Every address that was entered, newest first. */
export async function listOfficialAddresses(
  db: Db,
  publicationId: string,
): Promise<readonly OfficialAddress[]> {
  return db
    .selectFrom('publication.official_address')
    .select([
      'id',
      'version',
      'url',
      'entered_by_name as enteredByName',
      'entered_at as enteredAt',
      'replaced_at as replacedAt',
    ])
    .where('publication_id', '=', publicationId)
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Enters where it stands now; what was entered before stays as evidence. */
export async function insertOfficialAddress(
  db: Db,
  address: {
    readonly id: string
    readonly publicationId: string
    readonly version: number
    readonly url: string
    readonly urlHash: string
    readonly by: { readonly id: string; readonly name: string }
    readonly at: Date
  },
): Promise<void> {
  await db
    .updateTable('publication.official_address')
    .set({ replaced_at: address.at })
    .where('publication_id', '=', address.publicationId)
    .where('replaced_at', 'is', null)
    .execute()
  await db
    .insertInto('publication.official_address')
    .values({
      id: address.id,
      publication_id: address.publicationId,
      version: address.version,
      url: address.url,
      url_hash: address.urlHash,
      entered_by: address.by.id,
      entered_by_name: address.by.name,
      entered_at: address.at,
    })
    .execute()
}
