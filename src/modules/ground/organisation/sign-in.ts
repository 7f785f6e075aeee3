import { holds } from '../../../kernel/actor.ts'
import { hashPassword, verifyPassword } from '../../../platform/crypto/passwords.ts'
import type { SessionWaiting } from '../../../platform/session/session.ts'
import type { Work } from '../../../platform/work/work.ts'
import { isOneTimePasswordOver, isPasswordOld } from './domain/password-rules.ts'
import { identify } from './identify.ts'
import { ADMINISTRATOR_FUNCTIONS, needsSecondFactor } from './domain/sign-in-settings.ts'
import { countFailure, lockSentence } from './lock.ts'
import { findCredentialForUpdate, findCredentialOf } from './store/credentials.ts'
import { findSecondFactor } from './store/second-factor.ts'
import { forgetFailures } from './store/sign-in-failures.ts'

/** What a try to sign in came to. */
export type SignIn =
  | { readonly outcome: 'signed-in'; readonly personId: string; readonly waiting: SessionWaiting | null }
  | { readonly outcome: 'refused'; readonly sentence: string }

const WRONG = '登录名或口令不对。请核对大小写；忘了口令请找系统管理重新发放。'

const OVER = '这个一次性口令过了有效时间，不能再用。请找系统管理重新发一个；经办人员也可以找本处负责人。'
const OVER_FOR_ADMINISTRATORS =
  '这个一次性口令过了有效时间，不能再用。管理员的口令不在网页上重发，请找管服务器的人运行 npx mingzheng admin:create --recover 换发。'

/** Written under the name of the one who now is known, not of the visitor who typed it. */
async function recordSignIn(work: Work, personId: string): Promise<void> {
  const actor = (await identify(work.db, personId, work.today)) ?? work.actor
  await work.recordAs(actor, { subject: `person:${personId}`, action: 'signed-in' })
}

/**
 * Signs a person in; locks after a number of failures (等保 身份鉴别 b, numbers are settings). Refuses a one-time password
 * whose hours are over, and says who gives another.
 */
export async function signIn(
  work: Work,
  attempt: { readonly signInName: string; readonly password: string },
): Promise<SignIn> {
  const locked = await lockSentence(work, attempt.signInName)
  if (locked !== null) return { outcome: 'refused', sentence: locked }
  const credential = await findCredentialForUpdate(work.db, attempt.signInName)
  // The same time for a name that does not exist, so that names cannot be found out.
  if (credential === null) await hashPassword(attempt.password)
  else if (await verifyPassword(credential.passwordHash, attempt.password)) {
    const { personId } = credential
    await forgetFailures(work.db, attempt.signInName)
    if (credential.oneTime && isOneTimePasswordOver(credential.changedAt, work.now, work.rules))
      return refuseOver(work, personId)
    await recordSignIn(work, personId)
    return { outcome: 'signed-in', personId, waiting: await waitingOf(work, personId, { factor: false }) }
  }
  await countFailure(work, attempt.signInName)
  if (credential !== null)
    await work.record({ subject: `person:${credential.personId}`, action: 'sign-in-failed' })
  return { outcome: 'refused', sentence: WRONG }
}

async function refuseOver(work: Work, personId: string): Promise<SignIn> {
  const actor = await identify(work.db, personId, work.today)
  const administers = actor !== null && holds(actor, ADMINISTRATOR_FUNCTIONS)
  await work.record({
    subject: `person:${personId}`,
    action: 'sign-in-failed',
    reason: '一次性口令过了有效时间',
  })
  return { outcome: 'refused', sentence: administers ? OVER_FOR_ADMINISTRATORS : OVER }
}

/**
 * What still stands between a person who knows the password and the desk: the second factor where there is one, an own
 * and not too old password, and enrolment where a second factor is required.
 */
export async function waitingOf(
  work: Work,
  personId: string,
  passed: { readonly factor: boolean },
): Promise<SessionWaiting | null> {
  const factor = await findSecondFactor(work.db, personId)
  if (factor !== null && !passed.factor) return 'factor'
  const credential = await findCredentialOf(work.db, personId)
  if (credential === null) return null
  if (credential.oneTime || isPasswordOld(credential.changedAt, work.now, work.rules)) return 'password'
  const actor = await identify(work.db, personId, work.today)
  return factor === null && actor !== null && needsSecondFactor(actor, work.rules) ? 'enrolment' : null
}
