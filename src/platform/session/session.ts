import { createHash } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Work } from '../work/work.ts'

const DAY = 86_400_000

/** What a session waits for before anything else can be done with it: the second factor, an own password, enrolment. */
export type SessionWaiting = 'factor' | 'password' | 'enrolment'

/** A session as the database keeps it; the cookie holds a token of which only the hash is stored. */
export interface Session {
  readonly hash: string
  readonly personId: string
  readonly csrfToken: string
  readonly waiting: SessionWaiting | null
  readonly seenAt: Date
}

/** A session as its person sees it in the list. */
export interface OpenSession {
  readonly hash: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly address: string
  readonly agent: string
}

/** Opens a session and gives the token for the cookie. */
export async function openSession(
  work: Work,
  visitor: {
    readonly personId: string
    readonly address: string
    readonly agent: string
    readonly waiting: SessionWaiting | null
  },
): Promise<string> {
  const token = work.randomToken(32)
  await work.db
    .insertInto('platform.session')
    .values({
      token_hash: hashOf(token),
      person_id: visitor.personId,
      csrf_token: work.randomToken(24),
      waiting: visitor.waiting,
      created_at: work.now,
      seen_at: work.now,
      address: visitor.address,
      agent: visitor.agent.slice(0, 300),
    })
    .execute()
  return token
}

/** The session of a cookie token, or null when there is none; whether it has been idle too long is the caller's question. */
export async function findSession(db: Db, token: string): Promise<Session | null> {
  const hash = hashOf(token)
  const row = await db
    .selectFrom('platform.session')
    .select(['person_id', 'csrf_token', 'seen_at', 'waiting'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!row) return null
  const { person_id: personId, csrf_token: csrfToken, seen_at: seenAt, waiting } = row
  return { hash, personId, csrfToken, seenAt, waiting }
}

/** Notes that a session is in use, once a minute at most. */
export async function keepAlive(db: Db, session: Session, now: Date): Promise<void> {
  if (idleMinutesOf(session, now) <= 1) return
  await db
    .updateTable('platform.session')
    .set({ seen_at: now })
    .where('token_hash', '=', session.hash)
    .execute()
}

/** Minutes since a session was last used. */
export function idleMinutesOf(session: Pick<Session, 'seenAt'>, now: Date): number {
  return (now.getTime() - session.seenAt.getTime()) / 60_000
}

/** Says what a session waits for next; null frees it. */
export async function setWaiting(db: Db, hash: string, waiting: SessionWaiting | null): Promise<void> {
  await db.updateTable('platform.session').set({ waiting }).where('token_hash', '=', hash).execute()
}

/** The open sessions of a person, the one used last first. */
export async function listSessionsOf(db: Db, personId: string): Promise<readonly OpenSession[]> {
  return db
    .selectFrom('platform.session')
    .select(['token_hash as hash', 'created_at as createdAt', 'seen_at as seenAt', 'address', 'agent'])
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .orderBy('token_hash')
    .limit(100)
    .execute()
}

/** Removes the sessions that nobody has used for some days; gives how many. */
export async function removeIdleSessions(
  db: Db,
  age: { readonly now: Date; readonly days: number },
): Promise<number> {
  const since = new Date(age.now.getTime() - age.days * DAY)
  const gone = await db.deleteFrom('platform.session').where('seen_at', '<', since).executeTakeFirst()
  return Number(gone.numDeletedRows)
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
