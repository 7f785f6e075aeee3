import type { Db } from '../../../../platform/database/database.ts'

/** A person's second factor; the secret is sealed. */
export interface SecondFactor {
  readonly secret: string
  readonly enrolledAt: Date
  readonly lastStep: number
}

export async function findSecondFactor(db: Db, personId: string): Promise<SecondFactor | null> {
  const row = await db
    .selectFrom('organisation.second_factor')
    .select(['secret', 'enrolled_at as enrolledAt', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function upsertSecondFactor(
  db: Db,
  factor: { personId: string; secret: string; at: Date; lastStep: number },
): Promise<void> {
  const row = { secret: factor.secret, enrolled_at: factor.at, last_step: factor.lastStep }
  await db
    .insertInto('organisation.second_factor')
    .values({ person_id: factor.personId, ...row })
    .onConflict((c) => c.column('person_id').doUpdateSet(row))
    .execute()
}

/** Takes a time step once; false when it, or a later one, was taken before. */
export async function takeStep(db: Db, personId: string, step: number): Promise<boolean> {
  const row = await db
    .updateTable('organisation.second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSecondFactor(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('organisation.recovery_code').where('person_id', '=', personId).execute()
  await db.deleteFrom('organisation.second_factor').where('person_id', '=', personId).execute()
}

export async function replaceRecoveryCodes(
  db: Db,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('organisation.recovery_code').where('person_id', '=', personId).execute()
  await db
    .insertInto('organisation.recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash })))
    .execute()
}

/** Uses a recovery code up; false when there is no such unused one. */
export async function takeRecoveryCode(
  db: Db,
  code: { personId: string; hash: string; at: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('organisation.recovery_code')
    .set({ used_at: code.at })
    .where('person_id', '=', code.personId)
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom('organisation.recovery_code')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
