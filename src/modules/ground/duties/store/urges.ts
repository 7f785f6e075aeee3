import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { DUTY_COLUMNS, openDutyOf } from '../store.ts'
import type { DutyEventType } from '../store.ts'

/** A duty with its end, where it has one. */
export interface KnownDuty extends OpenDuty {
  readonly openedOn: CivilDate
  readonly dischargedOn: CivilDate | null
  readonly discharge: string | null
  readonly escalated: number
}

/** 督办函: a letter about a duty, and its answer. */
export interface Urge {
  readonly id: string
  readonly letter: string
  readonly urgedAt: Date
  readonly urgedBy: string
  readonly urgedByName: string
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly answeredByName: string | null
}

/** One line in the history of a duty. */
export interface DutyEvent {
  readonly id: number
  readonly type: DutyEventType
  readonly on: CivilDate
  readonly by: string
  readonly reason: string
  readonly before: CivilDate | null
  readonly after: CivilDate | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A duty, open or discharged; refuses an id that names none. */
export async function getDuty(db: Db, id: string): Promise<KnownDuty> {
  const row = UUID.test(id) ? await dutyById(db, id).executeTakeFirst() : undefined
  return known(row)
}

/** The same, locked until the end of the transaction. */
export async function getDutyForUpdate(db: Db, id: string): Promise<KnownDuty> {
  const row = UUID.test(id) ? await dutyById(db, id).forUpdate().executeTakeFirst() : undefined
  return known(row)
}

function dutyById(db: Db, id: string) {
  return db
    .selectFrom('duties.duty')
    .select([...DUTY_COLUMNS, 'opened_on', 'discharged_on', 'discharge', 'escalated'])
    .where('id', '=', id)
}

function known(row: Awaited<ReturnType<ReturnType<typeof dutyById>['executeTakeFirst']>>): KnownDuty {
  if (row === undefined) throw new Refusal('absent', 'no-duty', '没有这件时限事项。')
  const { opened_on, discharged_on, discharge, escalated, ...rest } = row
  return {
    ...openDutyOf(rest),
    openedOn: opened_on,
    dischargedOn: discharged_on,
    discharge,
    escalated,
  }
}

/** The history of a duty, oldest first. */
export async function listDutyEvents(db: Db, dutyId: string): Promise<readonly DutyEvent[]> {
  return db
    .selectFrom('duties.duty_event')
    .select([
      'id',
      'type',
      'on_day as on',
      'actor_name as by',
      'reason',
      'due_before as before',
      'due_after as after',
    ])
    .where('duty_id', '=', dutyId)
    .orderBy('id')
    .limit(500)
    .execute()
}

/** The letters about a duty, newest first. */
export async function listUrges(db: Db, dutyId: string): Promise<readonly Urge[]> {
  return urges(db).where('duty_id', '=', dutyId).execute()
}

/** A letter, locked until the end of the transaction; null when the id names none of this duty. */
export async function findUrgeForUpdate(db: Db, dutyId: string, id: string): Promise<Urge | null> {
  if (!UUID.test(id)) return null
  const row = await urges(db)
    .where('duty_id', '=', dutyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

function urges(db: Db) {
  return db
    .selectFrom('duties.urge')
    .select([
      'id',
      'letter',
      'urged_at as urgedAt',
      'urged_by as urgedBy',
      'urged_by_name as urgedByName',
      'answer',
      'answered_at as answeredAt',
      'answered_by_name as answeredByName',
    ])
    .orderBy('urged_at', 'desc')
    .orderBy('id')
}

export async function insertUrge(
  db: Db,
  urge: Pick<Urge, 'id' | 'letter' | 'urgedAt' | 'urgedBy' | 'urgedByName'> & { readonly dutyId: string },
): Promise<void> {
  await db
    .insertInto('duties.urge')
    .values({
      id: urge.id,
      duty_id: urge.dutyId,
      letter: urge.letter,
      urged_at: urge.urgedAt,
      urged_by: urge.urgedBy,
      urged_by_name: urge.urgedByName,
    })
    .execute()
}

export async function saveAnswer(
  db: Db,
  id: string,
  answer: { readonly text: string; readonly at: Date; readonly byName: string },
): Promise<void> {
  await db
    .updateTable('duties.urge')
    .set({ answer: answer.text, answered_at: answer.at, answered_by_name: answer.byName })
    .where('id', '=', id)
    .execute()
}
