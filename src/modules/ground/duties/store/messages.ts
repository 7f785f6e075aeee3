import { sql } from 'kysely'
import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { DUTY_COLUMNS, inUse, openDutyOf } from '../store.ts'

/** What leaves the house, and how far it got. */
export interface Message {
  readonly id: string
  readonly channel: 'mail' | 'hook'
  readonly personId: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly queuedAt: Date
  readonly status: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  readonly sentAt: Date | null
  readonly failure: string | null
}

const MESSAGE = [
  'id',
  'channel',
  'person_id as personId',
  'recipient',
  'subject',
  'body',
  'queued_at as queuedAt',
  'status',
  'attempts',
  'sent_at as sentAt',
  'failure',
] as const

/** Open duties with a day until some day that remind their owners. */
export async function listToRemind(
  db: Db,
  of: { readonly until: CivilDate; readonly modulesOff: readonly string[] },
): Promise<readonly OpenDuty[]> {
  const rows = await db
    .selectFrom('duties.duty')
    .select(DUTY_COLUMNS)
    .where('discharged_on', 'is', null)
    .where('reminders', '=', true)
    .where(inUse(of.modulesOff))
    .where('due_on', '<=', of.until)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(openDutyOf)
}

/** Open duties that are late and not yet carried up as far as they can be. */
export async function listToEscalate(
  db: Db,
  of: { readonly lateSince: CivilDate; readonly modulesOff: readonly string[] },
): Promise<readonly (OpenDuty & { readonly escalated: number })[]> {
  const rows = await db
    .selectFrom('duties.duty')
    .select([...DUTY_COLUMNS, 'escalated'])
    .where('discharged_on', 'is', null)
    .where(inUse(of.modulesOff))
    .where('due_on', '<=', of.lateSince)
    .where('escalated', '<', 2)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(({ escalated, ...row }) => ({ ...openDutyOf(row), escalated }))
}

/** One reminder: of which duty, whom, at which stage. */
export interface Reminder {
  readonly dutyId: string
  readonly personId: string
  readonly dueOn: CivilDate
  readonly stage: string
}

const Fresh = z.array(z.object({ dutyId: z.string(), personId: z.string() }))
const CHUNK = 5000

/** Writes reminders down; answers with those that had not been given before. */
export async function insertReminders(
  db: Db,
  reminders: readonly Reminder[],
  on: CivilDate,
): Promise<readonly { readonly dutyId: string; readonly personId: string }[]> {
  const fresh: { readonly dutyId: string; readonly personId: string }[] = []
  for (let from = 0; from < reminders.length; from += CHUNK) {
    const rows = await db
      .insertInto('duties.reminder')
      .values(
        reminders.slice(from, from + CHUNK).map((reminder) => ({
          duty_id: reminder.dutyId,
          person_id: reminder.personId,
          due_on: reminder.dueOn,
          stage: reminder.stage,
          reminded_on: on,
        })),
      )
      .onConflict((c) => c.doNothing())
      .returning(['duty_id as dutyId', 'person_id as personId'])
      .execute()
    fresh.push(...Fresh.parse(rows))
  }
  return fresh
}

export async function insertMessage(
  db: Db,
  message: Pick<Message, 'id' | 'channel' | 'personId' | 'recipient' | 'subject' | 'body' | 'queuedAt'>,
): Promise<void> {
  await db
    .insertInto('duties.message')
    .values({
      id: message.id,
      channel: message.channel,
      person_id: message.personId,
      recipient: message.recipient,
      subject: message.subject,
      body: message.body,
      queued_at: message.queuedAt,
      status: 'waiting',
    })
    .execute()
}

/** A message that has not been sent, locked; null when it is gone or sent, or somebody else is sending it. */
export async function takeUnsentMessage(db: Db, id: string): Promise<Message | null> {
  const row = await db
    .selectFrom('duties.message')
    .select(MESSAGE)
    .where('id', '=', id)
    .where('status', '<>', 'sent')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** Messages that failed and may be tried again by themselves. */
export async function listToRetry(db: Db, fewerThan: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('duties.message')
    .select('id')
    .where('status', '<>', 'sent')
    .where('attempts', '<', fewerThan)
    .orderBy('queued_at')
    .limit(500)
    .execute()
  return rows.map((row) => row.id)
}

export async function markSent(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('duties.message')
    .set({ status: 'sent', sent_at: at, failure: null, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute()
}

export async function markFailed(db: Db, id: string, failure: string): Promise<void> {
  await db
    .updateTable('duties.message')
    .set({ status: 'failed', failure, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute()
}

/** The outbox, newest first; one page of it. */
export async function listMessages(
  db: Db,
  of: { readonly status: Message['status'] | null; readonly offset: number; readonly limit: number },
): Promise<readonly Message[]> {
  const all = db
    .selectFrom('duties.message')
    .select(MESSAGE)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .offset(of.offset)
    .limit(of.limit)
  return (of.status === null ? all : all.where('status', '=', of.status)).execute()
}

/** How many messages stand at which state. */
export async function countMessages(db: Db): Promise<Readonly<Record<Message['status'], number>>> {
  const rows = await db
    .selectFrom('duties.message')
    .select(['status', (e) => e.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  const of = (status: Message['status']) => rows.find((row) => row.status === status)?.count ?? 0
  return { waiting: of('waiting'), sent: of('sent'), failed: of('failed') }
}
