import type { Db } from '../../../../platform/database/database.ts'

/** What became of the news conference on a grave event (K-28b). */
export interface Conference {
  readonly packageId: string
  readonly held: boolean
  /** When and where, or why none is held. */
  readonly note: string
  readonly notedByName: string
  readonly notedAt: Date
}

export async function insertConference(db: Db, conference: Conference): Promise<void> {
  await db
    .insertInto('publication.news_conference')
    .values({
      package_id: conference.packageId,
      held: conference.held,
      note: conference.note,
      noted_by_name: conference.notedByName,
      noted_at: conference.notedAt,
    })
    .execute()
}

export async function findConference(db: Db, packageId: string): Promise<Conference | null> {
  const row = await db
    .selectFrom('publication.news_conference')
    .select([
      'package_id as packageId',
      'held',
      'note',
      'noted_by_name as notedByName',
      'noted_at as notedAt',
    ])
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row ?? null
}
