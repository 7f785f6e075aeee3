import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

/** Failures in a row of one name. */
export interface Failures {
  readonly count: number
  readonly at: Date
}

/** The failures of a name, locked until the end of the transaction, so that tries at the same moment are counted one by one. */
export async function failuresForUpdate(db: Db, name: string, now: Date): Promise<Failures> {
  await db
    .insertInto('organisation.sign_in_failure')
    .values({ name_hash: hashOf(name), failures: 0, failed_at: now })
    .onConflict((c) => c.doNothing())
    .execute()
  return db
    .selectFrom('organisation.sign_in_failure')
    .select(['failures as count', 'failed_at as at'])
    .where('name_hash', '=', hashOf(name))
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function saveFailures(db: Db, name: string, failures: Failures): Promise<void> {
  await db
    .updateTable('organisation.sign_in_failure')
    .set({ failures: failures.count, failed_at: failures.at })
    .where('name_hash', '=', hashOf(name))
    .execute()
}

export async function forgetFailures(db: Db, name: string): Promise<void> {
  await db.deleteFrom('organisation.sign_in_failure').where('name_hash', '=', hashOf(name)).execute()
}

/** Removes what no longer locks anybody. */
export async function removeOldFailures(
  db: Db,
  age: { readonly now: Date; readonly minutes: number },
): Promise<void> {
  await db
    .deleteFrom('organisation.sign_in_failure')
    .where('failed_at', '<', sql<Date>`${age.now}::timestamptz - make_interval(mins => ${age.minutes}::int)`)
    .execute()
}

function hashOf(name: string): string {
  return createHash('sha256').update(name.trim().toLowerCase()).digest('hex')
}
