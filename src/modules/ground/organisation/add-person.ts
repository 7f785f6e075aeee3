import type { FunctionName } from '../../../kernel/actor.ts'
import { hashPassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { upsertCredential } from './store/credentials.ts'
import { insertPerson, insertPost } from './store/organisation.ts'

/** A new member of staff: name, sign-in name, functions held, and a password to hand over. */
export interface NewPerson {
  readonly name: string
  readonly signInName: string
  readonly password: string
  /** Whether the password must be changed at the first sign-in. */
  readonly oneTime: boolean
  readonly posts: readonly { readonly function: FunctionName; readonly divisionId: string | null }[]
}

/** Adds a person with posts and a credential; the caller has checked who may. */
export async function addPerson(work: Work, person: NewPerson): Promise<string> {
  const id = work.newId()
  await insertPerson(work.db, { id, name: person.name, signInName: person.signInName })
  for (const post of person.posts)
    await insertPost(work.db, {
      id: work.newId(),
      personId: id,
      divisionId: post.divisionId,
      function: post.function,
      since: work.today,
    })
  await upsertCredential(work.db, {
    personId: id,
    passwordHash: await hashPassword(person.password),
    oneTime: person.oneTime,
    issuedBy: null,
    at: work.now,
  })
  await work.record({
    subject: `person:${id}`,
    action: 'person-added',
    after: { name: person.name, signInName: person.signInName, posts: person.posts },
  })
  return id
}
