import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { verifyPassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countFailure, lockSentence } from './lock.ts'
import { findCredentialForUpdate } from './store/credentials.ts'
import type { Credential } from './store/credentials.ts'
import { findPersonWithPosts } from './store/organisation.ts'
import { forgetFailures } from './store/sign-in-failures.ts'

/** Whoever sits at an open session has typed its person's password, or the sentence why that is not proved. */
export type PasswordProof =
  | { readonly proved: true; readonly signInName: string; readonly credential: Credential }
  | { readonly proved: false; readonly sentence: string }

/**
 * Asks for the present password before something that outlasts the session. A wrong one counts as a failure to sign in,
 * so that an open session is no place to try passwords out (等保 身份鉴别 b). Refuses who is not signed in.
 */
export async function provePassword(work: Work, typed: string): Promise<PasswordProof> {
  const actor = personOf(work.actor)
  if (actor === null) throw new Refusal('forbidden', 'signed-out', '请先登录。')
  const person = await findPersonWithPosts(work.db, actor.id, work.today)
  if (person === null) throw new Refusal('absent', 'no-credential', NO_PASSWORD)
  const { signInName } = person
  const locked = await lockSentence(work, signInName)
  if (locked !== null) return { proved: false, sentence: locked }
  const credential = await findCredentialForUpdate(work.db, signInName)
  if (credential === null) throw new Refusal('absent', 'no-credential', NO_PASSWORD)
  if (!(await verifyPassword(credential.passwordHash, typed))) {
    await countFailure(work, signInName)
    return { proved: false, sentence: '现在的口令不对。' }
  }
  await forgetFailures(work.db, signInName)
  return { proved: true, signInName, credential }
}

const NO_PASSWORD = '这个账号没有口令，请找系统管理。'
