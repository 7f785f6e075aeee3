import type { Db } from '../../../../platform/database/database.ts'

/** How a person signs in; the hash never leaves the module. */
export interface Credential {
  readonly personId: string
  readonly passwordHash: string
  readonly oneTime: boolean
  readonly changedAt: Date
  /** Who has seen a one-time password; null for one shown by a command on the server, and for a person's own. */
  readonly issuedBy: string | null
}

const CREDENTIAL = [
  'c.person_id as personId',
  'c.password_hash as passwordHash',
  'c.one_time as oneTime',
  'c.changed_at as changedAt',
  'c.issued_by as issuedBy',
] as const

/**
 * The credential of a sign-in name whose person works here, locked until the end of the transaction, so that no session
 * opens with a password that is replaced at the same moment; null when there is none.
 */
export async function findCredentialForUpdate(db: Db, signInName: string): Promise<Credential | null> {
  const row = await db
    .selectFrom('organisation.credential as c')
    .innerJoin('organisation.person as p', 'p.id', 'c.person_id')
    .select(CREDENTIAL)
    .where('p.sign_in_name', '=', signInName)
    .where('p.left_on', 'is', null)
    .forUpdate('c')
    .executeTakeFirst()
  return row ?? null
}

export async function findCredentialOf(db: Db, personId: string): Promise<Credential | null> {
  const row = await db
    .selectFrom('organisation.credential as c')
    .select(CREDENTIAL)
    .where('c.person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function upsertCredential(
  db: Db,
  credential: Omit<Credential, 'changedAt'> & { readonly at: Date },
): Promise<void> {
  const row = {
    password_hash: credential.passwordHash,
    one_time: credential.oneTime,
    changed_at: credential.at,
    issued_by: credential.issuedBy,
  }
  await db
    .insertInto('organisation.credential')
    .values({ person_id: credential.personId, ...row })
    .onConflict((c) => c.column('person_id').doUpdateSet(row))
    .execute()
}

/** The hashes of a person's earlier passwords, newest first. */
export async function listPastPasswords(db: Db, personId: string, most: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organisation.past_password')
    .select('password_hash')
    .where('person_id', '=', personId)
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.password_hash)
}

export async function insertPastPassword(db: Db, personId: string, passwordHash: string): Promise<void> {
  const last = await db
    .selectFrom('organisation.past_password')
    .select((e) => e.fn.max('number').as('number'))
    .where('person_id', '=', personId)
    .executeTakeFirst()
  await db
    .insertInto('organisation.past_password')
    .values({ person_id: personId, number: (last?.number ?? 0) + 1, password_hash: passwordHash })
    .execute()
}
