import { personOf } from '../../../kernel/actor.ts'
import { hashPassword, oneTimePassword } from '../../../platform/crypto/passwords.ts'
import { closeSessionsOf } from '../../../platform/session/session.ts'
import type { Work } from '../../../platform/work/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { authorisePerson } from './authorise-person.ts'
import { oneTimePasswordHours } from './domain/sign-in-settings.ts'
import type { StaffMember } from './domain/staff.ts'
import { findCredentialOf, insertPastPassword, upsertCredential } from './store/credentials.ts'
import { deleteSecondFactor, findSecondFactor } from './store/second-factor.ts'
import { forgetFailures } from './store/sign-in-failures.ts'
import { getStaffMemberForUpdate } from './store/staff.ts'

/** What is told to the person, once. */
export interface IssuedPassword {
  readonly name: string
  readonly signInName: string
  readonly password: string
  /** How long it signs in. */
  readonly hours: number
}

/**
 * Hands out a one-time password: 系统管理 to all staff, a head to the people of his own division, nobody to
 * administrators or to himself. The old password and open sessions end; the second factor stays.
 */
export async function issuePassword(work: Work, personId: string): Promise<IssuedPassword> {
  const person = await getStaffMemberForUpdate(work.db, personId, work.today)
  authorisePerson(work, 'issue-password', person)
  return putOneTimePassword(work, person)
}

/**
 * Puts a one-time password in the place of what stood, open sessions too, and keeps who has seen it; the caller has
 * checked who may.
 */
export async function putOneTimePassword(
  work: Work,
  person: Pick<StaffMember, 'id' | 'name' | 'signInName'>,
  why: { readonly reason?: string } = {},
): Promise<IssuedPassword> {
  const password = oneTimePassword()
  // As signing in does: first the failures of the name, then the credential, so that neither waits for the other.
  await forgetFailures(work.db, person.signInName)
  const before = await findCredentialOf(work.db, person.id)
  if (before !== null && !before.oneTime) await insertPastPassword(work.db, person.id, before.passwordHash)
  await upsertCredential(work.db, {
    personId: person.id,
    passwordHash: await hashPassword(password),
    oneTime: true,
    issuedBy: personOf(work.actor)?.id ?? null,
    at: work.now,
  })
  await closeSessionsOf(work.db, person.id)
  await work.record({ subject: `person:${person.id}`, action: 'one-time-password-issued', ...why })
  const hours = work.rules.read(oneTimePasswordHours)
  return { name: person.name, signInName: person.signInName, password, hours }
}

/** 安全管理 takes a lost second factor off an account; the person enrols anew at the next sign-in. */
export async function resetSecondFactor(
  work: Work,
  command: { readonly personId: string; readonly reason: string },
): Promise<void> {
  const person = await getStaffMemberForUpdate(work.db, command.personId, work.today)
  authorisePerson(work, 'reset-second-factor', person)
  if ((await findSecondFactor(work.db, person.id)) === null)
    throw new Refusal('conflict', 'not-enrolled', `${person.name}没有绑定第二道验证，不用解除。`)
  await deleteSecondFactor(work.db, person.id)
  await closeSessionsOf(work.db, person.id)
  await work.record({
    subject: `person:${person.id}`,
    action: 'second-factor-reset',
    reason: command.reason,
  })
}
