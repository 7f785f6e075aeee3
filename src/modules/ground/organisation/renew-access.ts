import { personOf } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { Work } from '../../../platform/work/work.ts'
import { ADMINISTRATOR_FUNCTIONS } from './domain/sign-in-settings.ts'
import type { StaffMember } from './domain/staff.ts'
import { putOneTimePassword } from './issue-password.ts'
import type { IssuedPassword } from './issue-password.ts'
import { findCredentialOf } from './store/credentials.ts'
import { deleteSecondFactor, findSecondFactor } from './store/second-factor.ts'

const REASON = '确认职能时换发'

/**
 * What the confirmation of a function does to the account (三员分立): a one-time password that somebody else has seen gives
 * way to one that only the confirming 安全管理 has seen, and open sessions end. An administrator's account begins anew
 * whatever stood there, second factor too: who asked for it has handed out a password before, and could have put an own
 * one and a device of his in its place. Gives what is to be handed over, or null when nothing had to change.
 */
export async function renewAccess(
  work: Work,
  person: StaffMember,
  granted: FunctionName,
): Promise<IssuedPassword | null> {
  if (ADMINISTRATOR_FUNCTIONS.some((name) => name === granted)) {
    await takeSecondFactorOff(work, person.id)
    return putOneTimePassword(work, person, { reason: REASON })
  }
  const credential = await findCredentialOf(work.db, person.id)
  const seenByAnother = credential?.oneTime === true && credential.issuedBy !== personOf(work.actor)?.id
  return seenByAnother ? putOneTimePassword(work, person, { reason: REASON }) : null
}

async function takeSecondFactorOff(work: Work, personId: string): Promise<void> {
  if ((await findSecondFactor(work.db, personId)) === null) return
  await deleteSecondFactor(work.db, personId)
  await work.record({ subject: `person:${personId}`, action: 'second-factor-reset', reason: REASON })
}
