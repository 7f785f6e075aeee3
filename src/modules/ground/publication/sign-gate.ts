import { personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { openDuty, countedDue } from '../duties/index.ts'
import { openGatesOf, postForGate } from './domain/package.ts'
import type { Objection } from './domain/objections.ts'
import { isThrough } from './domain/review-route.ts'
import type { Gate } from './domain/review-route.ts'
import { gateWorkingDays } from './domain/review-settings.ts'
import { endGateDuties, openGateDuties, titleOf } from './gate-duties.ts'
import { loadPackage, loadPackageToSign } from './load-package.ts'
import type { LoadedPackage } from './load-package.ts'
import { releasePackage } from './release-package.ts'
import { insertObjections } from './store/objections.ts'
import { updatePackage } from './store/packages.ts'
import { insertSignature } from './store/review.ts'

/** Which gate, over which text: the hash that the signer's page named. */
export interface GateToSign {
  readonly packageId: string
  readonly gateId: string
  readonly seen: string
}

/**
 * Passes a gate. With the last one before release the package is released in the same transaction, or waits for the
 * moment that was set. Refuses who wrote any of it, who signed another gate of this round himself or through somebody
 * else's function, a gate whose turn it is not, and a text other than was read.
 */
export async function passGate(
  work: Work,
  sign: GateToSign & { readonly checked: readonly string[] },
): Promise<readonly FieldError[]> {
  const { loaded, gate, hand } = await openGate(work, sign)
  const items = gate.checklists.flatMap((list) => list.items)
  if (items.some((item) => !sign.checked.includes(item)))
    return [{ field: 'checked', message: '请逐条看过并勾选，都勾上才能通过；有一条不行，请退回。' }]
  await write(work, loaded, { gate, hand, outcome: 'passed', remark: null })
  await followPass(work, loaded, {
    gate,
    how: `${hand.name}审签通过`,
    note: () => note(work, loaded, { gate, action: 'gate-passed' }),
  })
  return []
}

/**
 * What follows the signature that passed a gate, however it was given: the next gates are due, or the package is approved
 * and, unless it waits for its moment, released.
 */
export async function followPass(
  work: Work,
  loaded: LoadedPackage,
  pass: { readonly gate: Gate; readonly how: string; readonly note: () => Promise<void> },
): Promise<void> {
  const now = await loadPackage(work, loaded.package.id)
  const through = loaded.package.state === 'in-review' && isThrough(now.gates, now.signatures)
  if (through) await updatePackage(work.db, loaded.package.id, { state: 'approved' })
  await pass.note()
  await endGateDuties(work, loaded, { gateId: pass.gate.id, how: pass.how })
  if (!through) {
    await openGateDuties(work, now)
    return
  }
  const { releaseAt } = loaded.package
  if (releaseAt === null || releaseAt <= work.now) {
    await releasePackage(work, await loadPackage(work, loaded.package.id))
    await openGateDuties(work, now)
  }
}

/** Sends a package back to its writers with the reason for the whole, or per place; every gate of the round is over. */
export async function returnPackage(
  work: Work,
  sign: GateToSign & { readonly reason: string; readonly objections?: readonly Objection[] },
): Promise<readonly FieldError[]> {
  const { objections = [] } = sign
  const reason = sign.reason.trim()
  if (reason === '' && objections.length === 0)
    return [{ field: 'reason', message: '请写明哪里不行、怎么改，起草人照着改。' }]
  const remark = [reason, ...(objections.length === 0 ? [] : [`逐处意见 ${String(objections.length)} 条`])]
    .filter((words) => words !== '')
    .join('；')
  const { loaded, gate, hand } = await openGate(work, sign)
  if (gate.after)
    throw new Refusal('conflict', 'already-released', '已经发布，退不回去了。发现有错，请从稿件页发起更正。')
  await write(work, loaded, { gate, hand, outcome: 'returned', remark })
  const { id: packageId, round } = loaded.package
  await insertObjections(work.db, { packageId, round, gateId: gate.id }, objections)
  await updatePackage(work.db, loaded.package.id, { state: 'returned' })
  await note(work, loaded, { gate, action: 'gate-returned' })
  await endGateDuties(work, loaded, { gateId: null, how: `${hand.name}退回` })
  await openDuty(work, {
    kind: 'publication.revise',
    subject: `package:${loaded.package.id}`,
    title: `修改退回的稿件：${titleOf(loaded)}`,
    action: '修改',
    url: `/workbench/packages/${loaded.package.id}`,
    divisionId: loaded.package.divisionId,
    function: 'handler',
    rule: 'returned',
    clause: '先审后发',
    explanation: `${gate.name}退回：${remark}`,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(gateWorkingDays) }),
    internal: true,
    occasion: String(loaded.package.round),
  })
  return []
}

interface Hand {
  readonly id: string
  readonly name: string
  readonly onBehalfOf: string | null
}

async function openGate(
  work: Work,
  sign: GateToSign,
): Promise<{ readonly loaded: LoadedPackage; readonly gate: Gate; readonly hand: Hand }> {
  const person = personOf(work.actor)
  const loaded = await loadPackageToSign(work, sign.packageId)
  if (person === null) throw new Refusal('absent', 'no-gate', '没有这道关口。')
  const gate = getOpenGate(loaded, sign.gateId)
  const post = postForGate(work.actor, gate, loaded)
  if (post === null) throw refusalFor(person.id, gate, loaded)
  if (sign.seen !== loaded.round?.contentHash)
    throw new Refusal(
      'conflict',
      'changed-since',
      '打开这一页以后稿件又改过，没有审签。请刷新，看过新的再审。',
    )
  return { loaded, gate, hand: { id: person.id, name: person.name, onBehalfOf: post.principalId ?? null } }
}

/** A gate whose turn it is; refuses one that is none, that somebody signed, or that is not open. */
export function getOpenGate(loaded: LoadedPackage, gateId: string): Gate {
  const gate = loaded.gates.find(({ id }) => id === gateId)
  if (gate === undefined) throw new Refusal('absent', 'no-gate', '没有这道关口。')
  const signed = loaded.signatures.find((signature) => signature.gateId === gate.id)
  if (signed !== undefined)
    throw new Refusal('conflict', 'gate-signed', `这道关口${signed.signerName}已经审过了。`)
  if (!openGatesOf(loaded).includes(gate))
    throw new Refusal('conflict', 'gate-not-open', '现在还轮不到这道关口，或者稿件已经撤回、退回。')
  return gate
}

function refusalFor(personId: string, gate: Gate, loaded: LoadedPackage): Refusal {
  if (loaded.writers.includes(personId))
    return new Refusal('forbidden', 'own-text', '这份稿件有您写的内容，不能由您审签。')
  if (loaded.signatures.some((s) => s.recordedBy === personId))
    return new Refusal('forbidden', 'recorder', '这份稿件的审签有您录入的，录入的人不审签。')
  if (loaded.signatures.some((s) => s.signerId === personId || s.onBehalfOf === personId))
    return new Refusal('forbidden', 'second-gate', '这份稿件您已经审过一道关口，一人只能审一道。')
  return new Refusal('forbidden', 'not-a-signer', `「${gate.name}」不由您审签。`)
}

async function write(
  work: Work,
  loaded: LoadedPackage,
  what: {
    readonly gate: Gate
    readonly hand: Hand
    readonly outcome: 'passed' | 'returned'
    readonly remark: string | null
  },
): Promise<void> {
  const { gate, hand, outcome, remark } = what
  await insertSignature(work.db, {
    packageId: loaded.package.id,
    round: loaded.package.round,
    gateId: gate.id,
    outcome,
    signerId: hand.id,
    signerName: hand.name,
    onBehalfOf: hand.onBehalfOf,
    way: 'screen',
    recordedBy: null,
    recordedByName: null,
    remark,
    signedAt: work.now,
  })
}

/** Recorded after everything that the signature changed. */
async function note(
  work: Work,
  loaded: LoadedPackage,
  { gate, action }: { readonly gate: Gate; readonly action: 'gate-passed' | 'gate-returned' },
): Promise<void> {
  await work.record({
    subject: `package:${loaded.package.id}`,
    action,
    after: { gate: gate.name, round: loaded.package.round, hash: loaded.round?.contentHash ?? '' },
  })
}
