import type { Db } from '../../../../platform/database/database.ts'
import type { GuideWording } from '../domain/guide.ts'

/** The wording of the 指南 as the openness office keeps it, and who wrote it last. */
export interface KeptWording extends GuideWording {
  readonly revision: number
  readonly writtenBy: string
  readonly writtenByName: string
  readonly writtenAt: Date
}

export async function findWording(db: Db): Promise<KeptWording | null> {
  const row = await db
    .selectFrom('openness_column.guide_wording')
    .select([
      'classes',
      'arrangement',
      'access',
      'on_application as onApplication',
      'revision',
      'written_by as writtenBy',
      'written_by_name as writtenByName',
      'written_at as writtenAt',
    ])
    .executeTakeFirst()
  return row ?? null
}

/** Writes the wording over the revision that was read (0 where there was none); false when somebody saved in between. */
export async function writeWording(
  db: Db,
  wording: GuideWording & { readonly revision: number },
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const values = {
    classes: wording.classes,
    arrangement: wording.arrangement,
    access: wording.access,
    on_application: wording.onApplication,
    revision: wording.revision + 1,
    written_by: by.id,
    written_by_name: by.name,
    written_at: by.at,
  }
  const done = await db
    .insertInto('openness_column.guide_wording')
    .values({ single: true, ...values })
    .onConflict((c) =>
      c
        .column('single')
        .doUpdateSet(values)
        .where('openness_column.guide_wording.revision', '=', wording.revision),
    )
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
