import { holds } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { postLack } from './domain/staff.ts'
import { proposePost } from './propose-post.ts'
import { insertPerson } from './store/organisation.ts'
import { isSignInNameTaken } from './store/staff.ts'

/** A joiner (入职) as 系统管理 writes him down. */
export interface Joiner {
  readonly name: string
  readonly signInName: string
  readonly posts: readonly { readonly function: FunctionName; readonly divisionId: string | null }[]
}

/**
 * Makes an account without a password and asks for its functions; 安全管理 confirms them. Answers with what is wrong
 * beside its field (the transaction then leaves nothing); refuses who is not 系统管理.
 */
export async function admitPerson(
  work: Work,
  joiner: Joiner,
): Promise<{ readonly id: string; readonly errors: readonly FieldError[] }> {
  if (!holds(work.actor, ['system-administrator']))
    throw new Refusal('forbidden', 'not-system-administrator', '账号由系统管理建立。')
  const id = work.newId()
  if (await isSignInNameTaken(work.db, joiner.signInName))
    return {
      id,
      errors: [{ field: 'signInName', message: `登录名「${joiner.signInName}」已经有人用了，请换一个。` }],
    }
  for (const post of joiner.posts) {
    const lack = postLack(post, { posts: [] })
    if (lack !== null) return { id, errors: [lack] }
  }
  await insertPerson(work.db, { id, name: joiner.name, signInName: joiner.signInName })
  await work.record({
    subject: `person:${id}`,
    action: 'person-added',
    after: { name: joiner.name, signInName: joiner.signInName, posts: [] },
  })
  for (const post of joiner.posts) {
    const errors = await proposePost(work, { personId: id, ...post, since: work.today, until: null })
    if (errors.length > 0) return { id, errors }
  }
  return { id, errors: [] }
}
