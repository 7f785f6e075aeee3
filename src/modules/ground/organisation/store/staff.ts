import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { HeldPost, PostProposal, StaffMember } from '../domain/staff.ts'

const PERSON = ['id', 'name', 'sign_in_name as signInName', 'left_on as leftOn'] as const

/** A member of staff, locked until the end of the transaction, with the posts held on a day or later; refuses an id that names nobody. */
export async function getStaffMemberForUpdate(db: Db, id: string, on: CivilDate): Promise<StaffMember> {
  const person = await db
    .selectFrom('organisation.person')
    .select(PERSON)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) throw new Refusal('absent', 'no-person', '没有这个人。')
  return { ...person, posts: await listPostsOf(db, [id], on) }
}

/** A page of the people who work here, by division and name; `search` looks into names and sign-in names. */
export async function listStaff(
  db: Db,
  wanted: {
    readonly on: CivilDate
    readonly search: string
    readonly divisionId: string | null
    readonly limit: number
    readonly offset: number
  },
): Promise<{ readonly people: readonly StaffMember[]; readonly count: number }> {
  const found = db
    .selectFrom('organisation.person as p')
    .where('p.left_on', 'is', null)
    .$if(wanted.search !== '', (query) =>
      query.where((e) =>
        e.or([
          e(e.fn('strpos', ['p.name', e.val(wanted.search)]), '>', 0),
          e(e.fn('strpos', ['p.sign_in_name', e.val(wanted.search.toLowerCase())]), '>', 0),
        ]),
      ),
    )
    .$if(wanted.divisionId !== null, (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('organisation.post as o')
            .select('o.id')
            .whereRef('o.person_id', '=', 'p.id')
            .where('o.division_id', '=', wanted.divisionId)
            .where((f) => f.or([f('o.until', 'is', null), f('o.until', '>', wanted.on)])),
        ),
      ),
    )
  const { count } = await found.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const people = await found
    .select(['p.id', 'p.name', 'p.sign_in_name as signInName', 'p.left_on as leftOn'])
    .orderBy('p.sign_in_name')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  return { count, people: await withPosts(db, people, wanted.on) }
}

/** Everybody who works here, for the comparison with a list from outside. */
export async function listAllStaff(db: Db, on: CivilDate): Promise<readonly StaffMember[]> {
  const people = await db
    .selectFrom('organisation.person')
    .select(PERSON)
    .orderBy('sign_in_name')
    .limit(20_000)
    .execute()
  return withPosts(db, people, on)
}

async function withPosts(
  db: Db,
  people: readonly Omit<StaffMember, 'posts'>[],
  on: CivilDate,
): Promise<readonly StaffMember[]> {
  const posts = await listPostsOf(
    db,
    people.map((person) => person.id),
    on,
  )
  return people.map((person) => ({ ...person, posts: posts.filter((post) => post.personId === person.id) }))
}

async function listPostsOf(
  db: Db,
  personIds: readonly string[],
  on: CivilDate,
): Promise<readonly (HeldPost & { readonly personId: string })[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('organisation.post as o')
    .leftJoin('organisation.division as d', 'd.id', 'o.division_id')
    .select([
      'o.id',
      'o.person_id as personId',
      'o.function',
      'o.division_id as divisionId',
      'd.name as division',
      'o.since',
      'o.until',
    ])
    .where('o.person_id', 'in', personIds)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .orderBy('o.since')
    .orderBy('o.function')
    .orderBy('o.id')
    .execute()
}

/** Ends a post: from that day on it is no longer held, and one that was still to come never is. */
export async function endPost(db: Db, id: string, until: CivilDate): Promise<void> {
  await db.updateTable('organisation.post').set({ until }).where('id', '=', id).execute()
}

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
    decision: 'confirmed' | 'refused'
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

/** The sign-in names that are taken, also by people who have left. */
export async function isSignInNameTaken(db: Db, signInName: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation.person')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst()
  return row !== undefined
}
