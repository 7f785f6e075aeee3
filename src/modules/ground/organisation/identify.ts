import type { Actor } from '../../../kernel/actor.ts'
import { isCivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'
import { findPersonWithPosts } from './store/organisation.ts'

/** Turns the person of a session into an actor with the posts held that day; null when the person has left. */
export async function identify(db: Db, personId: string, today: string): Promise<Actor | null> {
  if (!isCivilDate(today)) return null
  const person = await findPersonWithPosts(db, personId, today)
  return person === null ? null : { kind: 'person', id: person.id, name: person.name, posts: person.posts }
}
