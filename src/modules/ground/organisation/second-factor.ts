import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { oneTimePassword } from '../../../platform/crypto/passwords.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countFailure, lockSentence } from './lock.ts'
import { provePassword } from './prove-password.ts'
import {
  findSecondFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
  upsertSecondFactor,
} from './store/second-factor.ts'
import { forgetFailures } from './store/sign-in-failures.ts'

const PERIOD = 30
const RECOVERY_CODES = 8

/** A secret to be put into an authenticator, before the first code from it has proved that it is there. */
export interface Enrolment {
  /** Sealed, for the hidden field of the form. */
  readonly sealed: string
  readonly secret: string
  readonly uri: string
}

/** Offers a secret: a fresh one, or the sealed one of the form that is shown again. */
export function offerSecret(
  work: Work,
  account: { readonly signInName: string; readonly issuer: string; readonly sealed?: string },
): Enrolment {
  const person = self(work)
  const secret = unsealed(work, account.sealed) ?? new Secret({ size: 20 }).base32
  const { issuer, signInName } = account
  const uri = totpOf(secret, { issuer, label: signInName }).toString()
  return { sealed: work.seals.seal(secret, purposeOf(person.id)), secret, uri }
}

/** Enrols the second factor once a code from it is right; gives the recovery codes, shown once, or the sentence why not. */
export async function enrolSecondFactor(
  work: Work,
  proof: { readonly sealed: string; readonly code: string },
): Promise<{ readonly codes: readonly string[] } | { readonly sentence: string }> {
  const person = self(work)
  if ((await findSecondFactor(work.db, person.id)) !== null)
    throw new Refusal('conflict', 'enrolled', '您已经绑定了第二道验证。手机换了，请找安全管理解除后再绑定。')
  const secret = unsealed(work, proof.sealed)
  if (secret === null) throw new Refusal('conflict', 'enrolment-expired', '这一页已过期。请重新打开再绑定。')
  const step = stepOf(secret, proof.code, work.now)
  if (step === null) return { sentence: '动态码不对。请核对手机时间是否准确，填应用里现在显示的六位数字。' }
  const sealed = work.seals.seal(secret, purposeOf(person.id))
  await upsertSecondFactor(work.db, { personId: person.id, secret: sealed, at: work.now, lastStep: step })
  const codes = await newRecoveryCodes(work, person.id)
  await work.record({ subject: `person:${person.id}`, action: 'second-factor-enrolled' })
  return { codes }
}

/** Passes the second step of signing in, with a code of the moment or a recovery code; gives the sentence why not, or null. */
export async function passSecondFactor(work: Work, typed: string): Promise<string | null> {
  const person = self(work)
  const name = `second-factor:${person.id}`
  const locked = await lockSentence(work, name, '第二道验证')
  if (locked !== null) return locked
  const factor = await findSecondFactor(work.db, person.id)
  if (factor === null) return null
  const code = plain(typed)
  const step = stepOf(work.seals.open(factor.secret, purposeOf(person.id)), code, work.now)
  if (step !== null && (await takeStep(work.db, person.id, step))) {
    await forgetFailures(work.db, name)
    return null
  }
  if (await takeRecoveryCode(work.db, { personId: person.id, hash: hashOf(code), at: work.now })) {
    await forgetFailures(work.db, name)
    await work.record({ subject: `person:${person.id}`, action: 'recovery-code-used' })
    return null
  }
  await countFailure(work, name)
  await work.record({ subject: `person:${person.id}`, action: 'second-factor-failed' })
  return step === null
    ? '动态码不对。请填应用里现在显示的六位数字，或一个没用过的备用码。'
    : '这个动态码刚用过。请等应用里换了数字再填。'
}

/**
 * New recovery codes instead of the old ones, shown once; asks for the password, since they open the account later on.
 * Gives the sentence why not where it is wrong; refuses who has no second factor.
 */
export async function renewRecoveryCodes(
  work: Work,
  password: string,
): Promise<{ readonly codes: readonly string[] } | { readonly sentence: string }> {
  const person = self(work)
  if ((await findSecondFactor(work.db, person.id)) === null)
    throw new Refusal('conflict', 'not-enrolled', '还没有绑定第二道验证，没有备用码可换。')
  const proof = await provePassword(work, password)
  if (!proof.proved) return { sentence: proof.sentence }
  const codes = await newRecoveryCodes(work, person.id)
  await work.record({ subject: `person:${person.id}`, action: 'recovery-codes-renewed' })
  return { codes }
}

async function newRecoveryCodes(work: Work, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, oneTimePassword)
  await replaceRecoveryCodes(
    work.db,
    personId,
    codes.map((code) => hashOf(plain(code))),
  )
  return codes
}

function self(work: Work): Extract<Actor, { kind: 'person' }> {
  const person = personOf(work.actor)
  if (person === null) throw new Refusal('forbidden', 'signed-out', '请先登录。')
  return person
}

function purposeOf(personId: string): string {
  return `second-factor:${personId}`
}

function unsealed(work: Work, sealed: string | undefined): string | null {
  if (sealed === undefined) return null
  try {
    return work.seals.open(sealed, purposeOf(self(work).id))
  } catch {
    return null
  }
}

function totpOf(secret: string, names: { readonly issuer: string; readonly label: string }): TOTP {
  return new TOTP({
    ...names,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  })
}

/** The time step a code belongs to, one before or after now included; null for a wrong code. */
function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(plain(code))) return null
  const timestamp = now.getTime()
  const delta = totpOf(secret, { issuer: '', label: '' }).validate({
    token: plain(code),
    timestamp,
    window: 1,
  })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}

/** Spaces, hyphens and full-width digits are how people type. */
function plain(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
