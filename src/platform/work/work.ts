import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { civilDateAt } from '../../kernel/civil-date.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Rules } from '../../kernel/setting.ts'
import type { WorkingCalendar } from '../../kernel/working-calendar.ts'
import type { Database, Db } from '../database/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Seals } from '../crypto/sealed.ts'
import { NOTHING_OUTWARD } from '../outward/outward.ts'
import type { Outward } from '../outward/outward.ts'
import { appendEntry } from './ledger.ts'
import type { LedgerEntry } from './ledger.ts'

/** Something that happened and that other modules may follow; delivered at least once after the commit. */
export interface DomainEvent {
  readonly type: string
  readonly [field: string]: unknown
}

/** One use case's world: its transaction, its moment, who acts, and the verbs that leave a trace. */
export interface Work {
  readonly db: Db
  readonly now: Date
  readonly today: CivilDate
  readonly calendar: WorkingCalendar
  readonly rules: Rules
  readonly actor: Actor
  /** Files by their content; what is put there before a rollback is only unused. */
  readonly files: FileStore
  /** Small secrets that the database keeps sealed. */
  readonly seals: Seals
  /** Ways out of the house; used by jobs only, never inside a request. */
  readonly outward: Outward
  newId(): string
  randomToken(bytes: number): string
  /** Appends to the 办理记录 of a subject. */
  record(entry: LedgerEntry): Promise<void>
  /** The same under the name of somebody who only becomes known in this work (sign-in). */
  recordAs(actor: Actor, entry: LedgerEntry): Promise<void>
  /** Puts an event into the outbox. */
  announce(event: DomainEvent): Promise<void>
  /** Queues a job that exists only if this transaction commits. */
  enqueue(task: string, payload: Record<string, unknown>): Promise<void>
  /** Raises the release stamp: something that a public page reads has changed. */
  touchPublic(): Promise<void>
}

/** What `main` puts together once: the database, the clock, and how the rules in force are read. */
export interface Workshop {
  readonly database: Database
  readonly clock: () => Date
  readonly files: FileStore
  readonly seals: Seals
  /** Mail and message gateway; where it is left out nothing leaves the house. */
  readonly outward?: Outward
  readonly rulesOn: (db: Db, day: CivilDate) => Promise<{ calendar: WorkingCalendar; rules: Rules }>
  /** Told after each commit of this process: what was read before may be old. */
  readonly afterCommit: Set<() => void>
}

/** Who acts: known beforehand, or found inside the transaction (from a session). */
export type ActorSource =
  Actor | ((moment: { readonly db: Db; readonly now: Date; readonly rules: Rules }) => Promise<Actor>)

/** Runs one piece of work in one transaction; it commits when `act` returns and leaves nothing when it throws. */
export async function inWork<T>(
  workshop: Workshop,
  actor: ActorSource,
  act: (work: Work) => Promise<T>,
): Promise<T> {
  const result = await workshop.database.db
    .transaction()
    .execute(async (db) => act(await workIn(workshop, actor, db)))
  for (const told of workshop.afterCommit) told()
  return result
}

/** A piece of work inside a transaction that already runs, for loads that must be there whole or not at all. */
export async function workIn(workshop: Workshop, source: ActorSource, db: Db): Promise<Work> {
  const now = workshop.clock()
  const today = civilDateAt(now)
  const { calendar, rules } = await workshop.rulesOn(db, today)
  const actor = typeof source === 'function' ? await source({ db, now, rules }) : source
  const work: Work = {
    db,
    now,
    today,
    calendar,
    rules,
    actor,
    files: workshop.files,
    seals: workshop.seals,
    outward: workshop.outward ?? NOTHING_OUTWARD,
    newId: randomUUID,
    randomToken: (bytes) => randomBytes(bytes).toString('base64url'),
    record: (entry) => appendEntry(work, entry),
    recordAs: (actor, entry) => appendEntry({ ...work, actor }, entry),
    announce: (event) => announce(work, event),
    enqueue: (task, payload) => enqueue(db, task, payload),
    touchPublic: async () => {
      await sql`update platform.release_stamp set stamp = stamp + 1`.execute(db)
    },
  }
  return work
}

async function announce(work: Work, event: DomainEvent): Promise<void> {
  const id = work.newId()
  await work.db
    .insertInto('platform.outbox_event')
    .values({ id, type: event.type, payload: JSON.stringify(event), announced_at: work.now })
    .execute()
  await enqueue(work.db, 'deliver-event', { id })
}

async function enqueue(db: Db, task: string, payload: Record<string, unknown>): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json)`.execute(db)
}
