import type { Db } from '../../../../platform/database/database.ts'

/** How a person signs in; the hash never leaves the module. */
export interface Credential {
  readonly personId: string
  readonly passwordHash: string
  readonly oneTime: boolean
  readonly failures: number
  readonly failedAt: Date | null
}

/** The credential of a sign-in name, locked until the end of the transaction; null when there is none. */
export async function findCredentialForUpdate(db: Db, signInName: string): Promise<Credential | null> {
  const row = await db
    .selectFrom('organisation.credential as c')
    .innerJoin('organisation.person as p', 'p.id', 'c.person_id')
    .select([
      'c.person_id as personId',
      'c.password_hash as passwordHash',
      'c.one_time as oneTime',
      'c.failures',
      'c.failed_at as failedAt',
    ])
    .where('p.sign_in_name', '=', signInName)
    .where('p.left_on', 'is', null)
    .forUpdate('c')
    .executeTakeFirst()
  return row ?? null
}

export async function findCredentialOf(
  db: Db,
  personId: string,
): Promise<{ readonly passwordHash: string; readonly oneTime: boolean } | null> {
  const row = await db
    .selectFrom('organisation.credential')
    .select(['password_hash as passwordHash', 'one_time as oneTime'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function saveFailures(
  db: Db,
  personId: string,
  failures: { count: number; at: Date | null },
): Promise<void> {
  await db
    .updateTable('organisation.credential')
    .set({ failures: failures.count, failed_at: failures.at })
    .where('person_id', '=', personId)
    .execute()
}

export async function upsertCredential(
  db: Db,
  credential: { personId: string; passwordHash: string; oneTime: boolean; at: Date },
): Promise<void> {
  const row = {
    password_hash: credential.passwordHash,
    one_time: credential.oneTime,
    failures: 0,
    failed_at: null,
    changed_at: credential.at,
  }
  await db
    .insertInto('organisation.credential')
    .values({ person_id: credential.personId, ...row })
    .onConflict((c) => c.column('person_id').doUpdateSet(row))
    .execute()
}
