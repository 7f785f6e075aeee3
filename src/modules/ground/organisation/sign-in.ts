import { hashPassword, verifyPassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { failuresBeforeLock, lockMinutes } from './domain/password-rules.ts'
import { findCredentialForUpdate, saveFailures } from './store/credentials.ts'
import type { Credential } from './store/credentials.ts'

/** What a try to sign in came to. */
export type SignIn =
  | { readonly outcome: 'signed-in'; readonly personId: string; readonly mustChange: boolean }
  | { readonly outcome: 'refused'; readonly sentence: string }

const WRONG = '登录名或口令不对。请核对大小写；忘了口令请找系统管理重新发放。'

/** Signs a person in; locks after a number of failures (等保 身份鉴别 b, numbers are settings). */
export async function signIn(
  work: Work,
  attempt: { readonly signInName: string; readonly password: string },
): Promise<SignIn> {
  const credential = await findCredentialForUpdate(work.db, attempt.signInName)
  if (credential === null) {
    // The same time for a name that does not exist, so that names cannot be found out.
    await hashPassword(attempt.password)
    return { outcome: 'refused', sentence: WRONG }
  }
  const locked = minutesLocked(work, credential)
  if (locked > 0)
    return {
      outcome: 'refused',
      sentence: `连续输错次数太多，这个登录名暂时锁定。请 ${String(locked)} 分钟后再试。`,
    }
  if (await verifyPassword(credential.passwordHash, attempt.password)) return letIn(work, credential)
  await saveFailures(work.db, credential.personId, {
    count: failuresInARow(work, credential) + 1,
    at: work.now,
  })
  await work.record({ subject: `person:${credential.personId}`, action: 'sign-in-failed' })
  return { outcome: 'refused', sentence: WRONG }
}

async function letIn(work: Work, credential: Credential): Promise<SignIn> {
  await saveFailures(work.db, credential.personId, { count: 0, at: null })
  await work.record({ subject: `person:${credential.personId}`, action: 'signed-in' })
  return { outcome: 'signed-in', personId: credential.personId, mustChange: credential.oneTime }
}

function minutesLocked(work: Work, credential: Credential): number {
  if (failuresInARow(work, credential) < work.rules.read(failuresBeforeLock)) return 0
  return Math.max(0, Math.ceil(work.rules.read(lockMinutes) - minutesSinceFailure(work, credential)))
}

/** Failures that still count: once a lock has run out, or as long a pause has passed, counting starts anew. */
function failuresInARow(work: Work, credential: Credential): number {
  return minutesSinceFailure(work, credential) < work.rules.read(lockMinutes) ? credential.failures : 0
}

function minutesSinceFailure(work: Work, { failedAt }: Credential): number {
  return failedAt === null ? Infinity : (work.now.getTime() - failedAt.getTime()) / 60_000
}
