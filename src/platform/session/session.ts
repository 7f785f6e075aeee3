import { createHash } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Work } from '../work/work.ts'

/** A session as the database keeps it; the cookie holds a token of which only the hash is stored. */
export interface Session {
  readonly hash: string
  readonly personId: string
  readonly csrfToken: string
  /** Signed in with a one-time password: nothing but choosing an own one. */
  readonly restricted: boolean
}

/** Opens a session and gives the token for the cookie. */
export async function openSession(
  work: Work,
  visitor: {
    readonly personId: string
    readonly address: string
    readonly agent: string
    readonly restricted: boolean
  },
): Promise<string> {
  const token = work.randomToken(32)
  await work.db
    .insertInto('platform.session')
    .values({
      token_hash: hashOf(token),
      person_id: visitor.personId,
      csrf_token: work.randomToken(24),
      restricted: visitor.restricted,
      created_at: work.now,
      seen_at: work.now,
      address: visitor.address,
      agent: visitor.agent.slice(0, 300),
    })
    .execute()
  return token
}

/** The session of a cookie token, or null when there is none or it has been idle too long. */
export async function findSession(
  db: Db,
  token: string,
  limits: { readonly now: Date; readonly idleMinutes: number },
): Promise<Session | null> {
  const hash = hashOf(token)
  const row = await db
    .selectFrom('platform.session')
    .select(['person_id', 'csrf_token', 'seen_at', 'restricted'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!row) return null
  const idle = (limits.now.getTime() - row.seen_at.getTime()) / 60_000
  if (idle > limits.idleMinutes) return null
  if (idle > 1)
    await db
      .updateTable('platform.session')
      .set({ seen_at: limits.now })
      .where('token_hash', '=', hash)
      .execute()
  return { hash, personId: row.person_id, csrfToken: row.csrf_token, restricted: row.restricted }
}

/** Frees a session after its person has chosen an own password. */
export async function freeSession(db: Db, hash: string): Promise<void> {
  await db.updateTable('platform.session').set({ restricted: false }).where('token_hash', '=', hash).execute()
}

/** Ends one session. */
export async function closeSession(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('platform.session').where('token_hash', '=', hash).execute()
}

/** Ends the other sessions of the person whose session this is, for a changed password. */
export async function closeOtherSessions(db: Db, hash: string): Promise<void> {
  await db
    .deleteFrom('platform.session')
    .where('token_hash', '<>', hash)
    .where('person_id', 'in', (own) =>
      own.selectFrom('platform.session').select('person_id').where('token_hash', '=', hash),
    )
    .execute()
}

/** Ends every session of a person, for a leaver. */
export async function closeSessionsOf(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('platform.session').where('person_id', '=', personId).execute()
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
