import type { Actor } from '../../../kernel/actor.ts'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listDelegatedPosts } from './store/delegations.ts'
import { findPersonWithPosts } from './store/organisation.ts'

/** Turns the person of a session into an actor with the posts held that day, his own and those held for others (代行); null when the person has left. */
export async function identify(db: Db, personId: string, today: string): Promise<Actor | null> {
  if (!isCivilDate(today)) return null
  const person = await findPersonWithPosts(db, personId, today)
  if (person === null) return null
  const delegated = (await listDelegatedPosts(db, today, personId)).map(
    ({ personId: _holder, ...post }) => post,
  )
  return { kind: 'person', id: person.id, name: person.name, posts: [...person.posts, ...delegated] }
}
