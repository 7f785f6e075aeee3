import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { PostProposal } from '../domain/staff.ts'

const PROPOSAL = [
  'r.id',
  'r.person_id as personId',
  'p.name as person',
  'p.sign_in_name as signInName',
  'r.function',
  'r.division_id as divisionId',
  'd.name as division',
  'r.since',
  'r.until',
  'r.proposed_by as proposedBy',
  'r.proposed_by_name as proposedByName',
  'r.proposed_at as proposedAt',
] as const

function openProposals(db: Db) {
  return db
    .selectFrom('organisation.post_proposal as r')
    .innerJoin('organisation.person as p', 'p.id', 'r.person_id')
    .leftJoin('organisation.division as d', 'd.id', 'r.division_id')
    .select(PROPOSAL)
    .where('r.decision', 'is', null)
    .where('p.left_on', 'is', null)
}

/** What waits for 安全管理, oldest first. */
export async function listOpenProposals(db: Db, personId?: string): Promise<readonly PostProposal[]> {
  return openProposals(db)
    .$if(personId !== undefined, (query) => query.where('r.person_id', '=', personId ?? ''))
    .orderBy('r.proposed_at')
    .orderBy('p.sign_in_name')
    .orderBy('r.id')
    .limit(2000)
    .execute()
}

/** Locks whom a proposal is for, as moving and leaving do, so that none of them decides past another. */
export async function holdProposed(db: Db, id: string): Promise<void> {
  await db
    .selectFrom('organisation.person as p')
    .select('p.id')
    .where('p.id', '=', (e) =>
      e.selectFrom('organisation.post_proposal as r').select('r.person_id').where('r.id', '=', id),
    )
    .forUpdate('p')
    .executeTakeFirst()
}

/** One that still waits, locked; null when it was decided already. */
export async function findOpenProposalForUpdate(db: Db, id: string): Promise<PostProposal | null> {
  return (await openProposals(db).where('r.id', '=', id).forUpdate('r').executeTakeFirst()) ?? null
}

export async function insertProposal(
  db: Db,
  proposal: {
    id: string
    personId: string
    divisionId: string | null
    function: FunctionName
    since: CivilDate
    until: CivilDate | null
    by: { id: string; name: string }
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('organisation.post_proposal')
    .values({
      id: proposal.id,
      person_id: proposal.personId,
      division_id: proposal.divisionId,
      function: proposal.function,
      since: proposal.since,
      until: proposal.until,
      proposed_by: proposal.by.id,
      proposed_by_name: proposal.by.name,
      proposed_at: proposal.at,
    })
    .execute()
}

export async function decideProposal(
  db: Db,
  id: string,
  decision: {
    decision: 'confirmed' | 'refused' | 'lapsed'
    by: { id: string; name: string }
    at: Date
    refusal: string | null
  },
): Promise<void> {
  await db
    .updateTable('organisation.post_proposal')
    .set({
      decision: decision.decision,
      decided_by: decision.by.id,
      decided_by_name: decision.by.name,
      decided_at: decision.at,
      refusal: decision.refusal,
    })
    .where('id', '=', id)
    .execute()
}
