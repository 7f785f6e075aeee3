import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { listDelegatedPosts } from './delegations.ts'

/** One function that a person holds on a day, by a post or by delegation, with where messages reach the person. */
export interface Contact {
  readonly personId: string
  readonly name: string
  readonly signInName: string
  readonly email: string | null
  readonly function: FunctionName
  readonly divisionId: string | null
}

/** Everyone who works here on a day, one line a function; delegated functions count for both. */
export async function listContacts(db: Db, on: CivilDate): Promise<readonly Contact[]> {
  const own = await db
    .selectFrom('organisation.person as p')
    .innerJoin('organisation.post as o', 'o.person_id', 'p.id')
    .select([
      'p.id as personId',
      'p.name',
      'p.sign_in_name as signInName',
      'p.email',
      'o.function',
      'o.division_id as divisionId',
    ])
    .where((e) => e.or([e('p.left_on', 'is', null), e('p.left_on', '>', on)]))
    .where('o.since', '<=', on)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const people = new Map(own.map((contact) => [contact.personId, contact]))
  const delegated = (await listDelegatedPosts(db, on)).flatMap((post) => {
    const person = people.get(post.personId)
    return person === undefined ? [] : [{ ...person, function: post.function, divisionId: post.divisionId }]
  })
  return [...own, ...delegated]
}

/** Where messages reach a person; null when no address is known. */
export async function findEmail(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation.person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.email ?? null
}

export async function updateEmail(db: Db, personId: string, email: string | null): Promise<void> {
  await db.updateTable('organisation.person').set({ email }).where('id', '=', personId).execute()
}
