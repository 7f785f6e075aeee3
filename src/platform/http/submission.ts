import type { Db } from '../database/database.ts'

/** Takes a form's `submissionId`: null when it is new, else where the first post of it led. */
export async function takeSubmission(
  db: Db,
  submission: { readonly id: string; readonly path: string; readonly at: Date },
): Promise<{ readonly location: string } | null> {
  const fresh = await db
    .insertInto('platform.submission')
    .values({ id: submission.id, path: submission.path, received_at: submission.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (fresh.numInsertedOrUpdatedRows === 1n) return null
  const before = await db
    .selectFrom('platform.submission')
    .select(['location', 'path'])
    .where('id', '=', submission.id)
    .executeTakeFirst()
  return { location: before?.location ?? submission.path }
}

/** Lets a form be sent again with the same id: what was wrong is put right on the page that the browser kept. */
export async function releaseSubmission(db: Db, id: string): Promise<void> {
  await db.deleteFrom('platform.submission').where('id', '=', id).execute()
}

/** Remembers where a form's post led. */
export async function rememberLocation(db: Db, id: string, location: string): Promise<void> {
  await db.updateTable('platform.submission').set({ location }).where('id', '=', id).execute()
}

/** Removes the marks of forms that were posted many days ago; such a form has long expired. Gives how many. */
export async function removeOldSubmissions(
  db: Db,
  age: { readonly now: Date; readonly days: number },
): Promise<number> {
  const since = new Date(age.now.getTime() - age.days * 86_400_000)
  const gone = await db.deleteFrom('platform.submission').where('received_at', '<', since).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
