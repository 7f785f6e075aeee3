import type { FieldError } from '../../../kernel/refusal.ts'
import { hashPassword, verifyPassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { passwordLack } from './domain/password-rules.ts'
import { passwordHistory } from './domain/sign-in-settings.ts'
import { provePassword } from './prove-password.ts'
import { insertPastPassword, listPastPasswords, upsertCredential } from './store/credentials.ts'

interface NewPassword {
  readonly current: string
  readonly next: string
  readonly again: string
}

/** Sets one's own new password; answers with what is wrong, beside its field, or with nothing. */
export async function changePassword(work: Work, command: NewPassword): Promise<readonly FieldError[]> {
  const proof = await provePassword(work, command.current)
  if (!proof.proved) return [{ field: 'current', message: proof.sentence }]
  const { personId, oneTime, passwordHash } = proof.credential
  const lack =
    passwordLack(command.next, proof.signInName, work.rules) ?? (await reuse(work, personId, command))
  if (lack !== null) return [{ field: 'next', message: lack }]
  if (command.next !== command.again) return [{ field: 'again', message: '两次输入的新口令不一样。' }]
  if (!oneTime) await insertPastPassword(work.db, personId, passwordHash)
  await upsertCredential(work.db, {
    personId,
    passwordHash: await hashPassword(command.next),
    oneTime: false,
    issuedBy: null,
    at: work.now,
  })
  await work.record({ subject: `person:${personId}`, action: 'password-changed' })
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
