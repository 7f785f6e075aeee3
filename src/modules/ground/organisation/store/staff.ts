import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { HeldPost, StaffMember } from '../domain/staff.ts'

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

/** The sign-in names that are taken, also by people who have left. */
export async function isSignInNameTaken(db: Db, signInName: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation.person')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst()
  return row !== undefined
}
