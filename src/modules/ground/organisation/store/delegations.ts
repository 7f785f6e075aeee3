import type { FunctionName, Post } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** 代行: a function that somebody holds for another from one day to another, both included. */
export interface Delegation {
  readonly id: string
  readonly function: FunctionName
  readonly divisionId: string
  readonly fromId: string
  readonly fromName: string
  readonly toId: string
  readonly toName: string
  readonly since: CivilDate
  readonly until: CivilDate
  readonly reason: string
  /** The day on which it was taken back; it holds no more from that day on. */
  readonly endedOn: CivilDate | null
}

export async function insertDelegation(
  db: Db,
  delegation: Omit<Delegation, 'fromName' | 'toName' | 'endedOn'> & { readonly at: Date },
): Promise<void> {
  await db
    .insertInto('organisation.delegation')
    .values({
      id: delegation.id,
      function: delegation.function,
      division_id: delegation.divisionId,
      from_person: delegation.fromId,
      to_person: delegation.toId,
      since: delegation.since,
      until: delegation.until,
      reason: delegation.reason,
      made_at: delegation.at,
    })
    .execute()
}

/** The delegations of some divisions, newest first. */
export async function listDelegations(
  db: Db,
  divisionIds: readonly string[],
): Promise<readonly Delegation[]> {
  if (divisionIds.length === 0) return []
  return delegations(db).where('d.division_id', 'in', divisionIds).limit(200).execute()
}

export async function findDelegation(db: Db, id: string): Promise<Delegation | null> {
  return (await delegations(db).where('d.id', '=', id).executeTakeFirst()) ?? null
}

function delegations(db: Db) {
  return db
    .selectFrom('organisation.delegation as d')
    .innerJoin('organisation.person as giver', 'giver.id', 'd.from_person')
    .innerJoin('organisation.person as taker', 'taker.id', 'd.to_person')
    .select([
      'd.id',
      'd.function',
      'd.division_id as divisionId',
      'd.from_person as fromId',
      'giver.name as fromName',
      'd.to_person as toId',
      'taker.name as toName',
      'd.since',
      'd.until',
      'd.reason',
      'd.ended_on as endedOn',
    ])
    .orderBy('d.since', 'desc')
    .orderBy('d.id')
}

export async function endDelegation(db: Db, id: string, on: CivilDate): Promise<void> {
  await db.updateTable('organisation.delegation').set({ ended_on: on }).where('id', '=', id).execute()
}

/**
 * The posts that people hold for others on a day: only while the one who gave it holds the function himself and the one
 * who has it holds a post of his own in the division, so that a delegation ends with either.
 */
export async function listDelegatedPosts(
  db: Db,
  on: CivilDate,
  personId?: string,
): Promise<readonly (Post & Readonly<Record<'personId' | 'onBehalfOf' | 'principalId', string>>)[]> {
  const held = db
    .selectFrom('organisation.delegation as d')
    .innerJoin('organisation.person as giver', 'giver.id', 'd.from_person')
    .innerJoin('organisation.post as o', (join) =>
      join
        .onRef('o.person_id', '=', 'd.from_person')
        .onRef('o.function', '=', 'd.function')
        .onRef('o.division_id', '=', 'd.division_id'),
    )
    .select([
      'd.to_person as personId',
      'd.function',
      'd.division_id as divisionId',
      'giver.name as onBehalfOf',
      'd.from_person as principalId',
    ])
    .where('d.since', '<=', on)
    .where('d.until', '>=', on)
    .where((e) => e.or([e('d.ended_on', 'is', null), e('d.ended_on', '>', on)]))
    .where('o.since', '<=', on)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .where((e) => e.or([e('giver.left_on', 'is', null), e('giver.left_on', '>', on)]))
    .where((e) =>
      e.exists(
        e
          .selectFrom('organisation.post as t')
          .select('t.id')
          .whereRef('t.person_id', '=', 'd.to_person')
          .whereRef('t.division_id', '=', 'd.division_id')
          .where('t.since', '<=', on)
          .where((f) => f.or([f('t.until', 'is', null), f('t.until', '>', on)])),
      ),
    )
    .orderBy('d.since')
    .orderBy('d.id')
  return (personId === undefined ? held : held.where('d.to_person', '=', personId)).execute()
}

/** Ends what a person has handed on and what was handed to him, for one who leaves or moves. */
export async function endDelegationsOf(db: Db, personId: string, on: CivilDate): Promise<void> {
  await db
    .updateTable('organisation.delegation')
    .set({ ended_on: on })
    .where((e) => e.or([e('from_person', '=', personId), e('to_person', '=', personId)]))
    .where('ended_on', 'is', null)
    .where('until', '>=', on)
    .execute()
}
