import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { CoOwner } from '../domain/urging.ts'

/** The further owners of some duties. */
export async function listCoOwners(
  db: Db,
  dutyIds: readonly string[],
): Promise<readonly (CoOwner & { readonly dutyId: string })[]> {
  if (dutyIds.length === 0) return []
  return db
    .selectFrom('duties.co_owner')
    .select([
      'id',
      'duty_id as dutyId',
      'division_id as divisionId',
      'function',
      'person_id as personId',
      'by_escalation as byEscalation',
    ])
    .where('duty_id', 'in', dutyIds)
    .orderBy('added_on')
    .orderBy('id')
    .execute()
}

/** Adds a further owner; false when it is one already. */
export async function insertCoOwner(
  db: Db,
  owner: {
    readonly id: string
    readonly dutyId: string
    readonly divisionId: string | null
    readonly function: FunctionName | null
    readonly personId: string | null
    readonly byEscalation: boolean
    readonly on: CivilDate
  },
): Promise<boolean> {
  const done = await db
    .insertInto('duties.co_owner')
    .values({
      id: owner.id,
      duty_id: owner.dutyId,
      division_id: owner.divisionId,
      function: owner.function,
      person_id: owner.personId,
      by_escalation: owner.byEscalation,
      added_on: owner.on,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function deleteCoOwner(db: Db, id: string): Promise<void> {
  await db.deleteFrom('duties.co_owner').where('id', '=', id).execute()
}

/** A duty that got another day is late no more: who was called in because of it is let go. */
export async function forgetEscalation(db: Db, dutyId: string): Promise<void> {
  await db.updateTable('duties.duty').set({ escalated: 0 }).where('id', '=', dutyId).execute()
  await db
    .deleteFrom('duties.co_owner')
    .where('duty_id', '=', dutyId)
    .where('by_escalation', '=', true)
    .execute()
}

export async function markEscalated(db: Db, dutyId: string, step: number): Promise<void> {
  await db.updateTable('duties.duty').set({ escalated: step }).where('id', '=', dutyId).execute()
}

/** Gives what one person shares in to another, where he does not share in it already; to nobody where there is none. */
export async function handCoOwnershipsOn(
  db: Db,
  hand: { readonly personId: string; readonly successorId: string | null },
): Promise<void> {
  const { personId, successorId } = hand
  if (successorId !== null)
    await db
      .updateTable('duties.co_owner as o')
      .set({ person_id: successorId })
      .where('o.person_id', '=', personId)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('duties.co_owner as other')
              .select('other.id')
              .whereRef('other.duty_id', '=', 'o.duty_id')
              .where('other.person_id', '=', successorId),
          ),
        ),
      )
      .execute()
  await db.deleteFrom('duties.co_owner').where('person_id', '=', personId).execute()
}
