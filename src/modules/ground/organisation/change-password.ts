import { personOf } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { hashPassword, verifyPassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { passwordLack } from './domain/password-rules.ts'
import { passwordHistory } from './domain/sign-in-settings.ts'
import { countFailure, lockSentence } from './lock.ts'
import {
  findCredentialOf,
  insertPastPassword,
  listPastPasswords,
  upsertCredential,
} from './store/credentials.ts'
import { findPersonWithPosts } from './store/organisation.ts'
import { forgetFailures } from './store/sign-in-failures.ts'

interface NewPassword {
  readonly current: string
  readonly next: string
  readonly again: string
}

/**
 * Sets one's own new password; answers with what is wrong, beside its field, or with nothing. A wrong present password
 * counts as a failure to sign in, so that an open session is no place to try passwords out (等保 身份鉴别 b).
 */
export async function changePassword(work: Work, command: NewPassword): Promise<readonly FieldError[]> {
  const actor = personOf(work.actor)
  if (actor === null) throw new Refusal('forbidden', 'signed-out', '请先登录。')
  const person = await findPersonWithPosts(work.db, actor.id, work.today)
  const credential = await findCredentialOf(work.db, actor.id)
  if (person === null || credential === null)
    throw new Refusal('absent', 'no-credential', '这个账号没有口令，请找系统管理。')
  const locked = await lockSentence(work, person.signInName)
  if (locked !== null) return [{ field: 'current', message: locked }]
  if (!(await verifyPassword(credential.passwordHash, command.current))) {
    await countFailure(work, person.signInName)
    return [{ field: 'current', message: '现在的口令不对。' }]
  }
  await forgetFailures(work.db, person.signInName)
  const lack =
    passwordLack(command.next, person.signInName, work.rules) ?? (await reuse(work, actor.id, command))
  if (lack !== null) return [{ field: 'next', message: lack }]
  if (command.next !== command.again) return [{ field: 'again', message: '两次输入的新口令不一样。' }]
  if (!credential.oneTime) await insertPastPassword(work.db, actor.id, credential.passwordHash)
  await upsertCredential(work.db, {
    personId: actor.id,
    passwordHash: await hashPassword(command.next),
    oneTime: false,
    at: work.now,
  })
  await work.record({ subject: `person:${actor.id}`, action: 'password-changed' })
  return []
}

/** 等保 身份鉴别: not one of the last passwords; the present one counts as one of them. */
async function reuse(work: Work, personId: string, { current, next }: NewPassword): Promise<string | null> {
  if (next === current) return '新口令不能和现在的一样。'
  const most = work.rules.read(passwordHistory)
  for (const hash of await listPastPasswords(work.db, personId, Math.max(0, most - 1)))
    if (await verifyPassword(hash, next)) return `新口令不能和最近 ${String(most)} 次用过的一样。`
  return null
}
