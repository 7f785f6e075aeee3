import { civilDateAt, clockAt } from '../../../kernel/civil-date.ts'
import { personOf } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { acceptUpload } from '../../../platform/files/accept-upload.ts'
import type { Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, openDuty } from '../duties/index.ts'
import { findPersonWithPosts, listHolders } from '../organisation/index.ts'
import { mayDraftFor, mayRecordSignature, otherWays, postForGate } from './domain/package.ts'
import type { Gate } from './domain/review-route.ts'
import { confirmCallHours, draftMegabytes } from './domain/review-settings.ts'
import { hoursAfter } from './domain/emergency.ts'
import { titleOf } from './gate-duties.ts'
import { loadPackageToSign } from './load-package.ts'
import type { LoadedPackage } from './load-package.ts'
import { followPass, getOpenGate } from './sign-gate.ts'
import { insertSignature } from './store/review.ts'
import { insertSignatureEvidence, listSignatureEvidence } from './store/signature-evidence.ts'
import type { SignatureEvidence } from './store/signature-evidence.ts'

/** How signatures that were not given on the screen are called. */
export const wayNames = { paper: '纸签', telephone: '电话' } as const
const ACTIONS = { paper: 'gate-passed-on-paper', telephone: 'gate-passed-by-telephone' } as const
/** The duty to put in writing what was passed over the telephone. */
export const CONFIRM_CALL = 'publication.confirm-call'
const SCAN_KINDS = ['pdf', 'jpg', 'png'] as const

/** A gate that somebody passed on the 审批单 or over the telephone. */
export interface RecordedSignature {
  readonly packageId: string
  readonly gateId: string
  /** The hash on the 审批单, or read out: what was passed. */
  readonly seen: string
  readonly signerId: string
  readonly signedAt: Date
  /** The scan of the signed 审批单, or the number at which the signer was called. */
  readonly proof:
    | { readonly way: 'paper'; readonly scan: Upload | null }
    | { readonly way: 'telephone'; readonly numberCalled: string }
}

/**
 * Puts down that a gate was passed on paper or by telephone, where the gate allows it. Refuses a recorder who wrote or
 * signed any of it, a signer who could not sign on the screen either, and another text than the one that is in review.
 * What was said over the telephone is owed in writing (24 小时内补书面确认).
 */
export async function recordSignature(work: Work, given: RecordedSignature): Promise<readonly FieldError[]> {
  const loaded = await loadPackageToSign(work, given.packageId)
  const gate = getOpenGate(loaded, given.gateId)
  const recorder = recorderOf(work, loaded)
  if (!otherWays(gate).includes(given.proof.way))
    throw new Refusal(
      'conflict',
      'way-not-allowed',
      `「${gate.name}」不能用${wayNames[given.proof.way]}的方式审签。`,
    )
  if (given.seen !== loaded.round?.contentHash)
    throw new Refusal(
      'conflict',
      'changed-since',
      '审批单上的稿件不是现在这一稿，不能录入。请重新打印审批单。',
    )
  const signer = (await listSigners(work, loaded, gate)).find(({ id }) => id === given.signerId)
  const wrong = wrongIn(work, given, { isSigner: signer !== undefined && signer.id !== recorder.id, loaded })
  if (wrong.length > 0 || signer === undefined) return wrong
  const evidence = await evidenceOf(work, given)
  if ('message' in evidence) return [evidence]
  const { way } = given.proof
  await insertSignature(work.db, {
    packageId: loaded.package.id,
    round: loaded.package.round,
    gateId: gate.id,
    outcome: 'passed',
    signerId: signer.id,
    signerName: signer.name,
    onBehalfOf: null,
    way,
    recordedBy: recorder.id,
    recordedByName: recorder.name,
    remark: null,
    signedAt: given.signedAt,
  })
  await keepEvidence(work, loaded, { gateId: gate.id, ...evidence })
  if (way === 'telephone')
    await openConfirmation(work, loaded, { gate, signerName: signer.name, calledAt: given.signedAt })
  await followPass(work, loaded, {
    gate,
    how: `${signer.name}审签通过（${wayNames[way]}，${recorder.name}录入）`,
    note: () =>
      work.record({
        subject: `package:${loaded.package.id}`,
        action: ACTIONS[way],
        after: { gate: gate.name, round: loaded.package.round, signer: signer.name, hash: given.seen },
      }),
  })
  return []
}

/** Adds the written confirmation of a gate that was passed by telephone; its duty is met. */
export async function confirmCall(
  work: Work,
  call: { readonly packageId: string; readonly gateId: string; readonly round: number },
  scan: Upload | null,
): Promise<readonly FieldError[]> {
  const loaded = await loadPackageToSign(work, call.packageId)
  if (!mayDraftFor(work.actor, loaded.package.divisionId))
    throw new Refusal('forbidden', 'not-our-draft', '书面确认由起草处室和公开机构补录。')
  const known = (await listSignatureEvidence(work.db, call.packageId)).filter(
    ({ gateId, round }) => gateId === call.gateId && round === call.round,
  )
  if (!known.some(({ kind }) => kind === 'call'))
    throw new Refusal('absent', 'no-call', '这道关口不是电话审签的。')
  if (known.some(({ kind }) => kind === 'confirmation'))
    throw new Refusal('conflict', 'confirmed-already', '书面确认已经补过了。')
  const file = await keepScan(work, scan)
  if ('message' in file) return [file]
  await keepEvidence(work, loaded, { ...call, kind: 'confirmation', file, numberCalled: null })
  await dischargeWhere(work, [`package:${call.packageId}`], {
    fits: ({ kind, occasion }) => kind === CONFIRM_CALL && occasion === occasionOf(call),
    how: `${personOf(work.actor)?.name ?? ''}补录书面确认`,
  })
  await work.record({
    subject: `package:${call.packageId}`,
    action: 'call-confirmed',
    after: { gate: call.gateId, round: call.round, hash: file.hash },
  })
  return []
}

/** Who could sign a gate on the screen now, in his own right. */
export async function listSigners(
  work: Pick<Work, 'db' | 'today'>,
  loaded: LoadedPackage,
  gate: Gate,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const functions = [...new Set(gate.signers.map((signer) => signer.function))]
  const holders = (await Promise.all(functions.map((name) => listHolders(work.db, name, work.today)))).flat()
  const found: { readonly id: string; readonly name: string }[] = []
  for (const id of new Set(holders.map(({ personId }) => personId))) {
    const person = await findPersonWithPosts(work.db, id, work.today)
    if (person === null) continue
    const actor: Actor = { kind: 'person', id, name: person.name, posts: person.posts }
    if (postForGate(actor, gate, loaded) !== null) found.push({ id, name: person.name })
  }
  return found
}

function recorderOf(work: Work, loaded: LoadedPackage): { readonly id: string; readonly name: string } {
  const person = personOf(work.actor)
  if (person !== null && mayRecordSignature(work.actor, loaded)) return person
  throw new Refusal(
    'forbidden',
    'not-a-recorder',
    '纸签和电话由起草处室或公开机构里没有写过、也没有审过这份稿件的人录入。',
  )
}

function wrongIn(
  work: Work,
  given: RecordedSignature,
  { isSigner, loaded }: { readonly isSigner: boolean; readonly loaded: LoadedPackage },
): readonly FieldError[] {
  const submittedAt = loaded.round?.submittedAt ?? work.now
  return [
    ...(isSigner ? [] : [{ field: 'signerId', message: '请从名单里选审签人；录入的人不能是审签人。' }]),
    ...(given.signedAt > work.now || given.signedAt < submittedAt
      ? [{ field: 'signedAt', message: '审签的时间要在送审以后、现在以前。' }]
      : []),
    ...(given.proof.way === 'telephone' && !/\d{5,}/.test(given.proof.numberCalled.replace(/[\s-]/g, ''))
      ? [{ field: 'numberCalled', message: '请写拨打的电话号码。' }]
      : []),
  ]
}

type Evidence = Pick<SignatureEvidence, 'kind' | 'file' | 'numberCalled'>

async function evidenceOf(work: Work, { proof }: RecordedSignature): Promise<Evidence | FieldError> {
  if (proof.way === 'telephone') return { kind: 'call', file: null, numberCalled: proof.numberCalled.trim() }
  const file = await keepScan(work, proof.scan)
  return 'message' in file ? file : { kind: 'scan', file, numberCalled: null }
}

async function keepScan(
  work: Work,
  scan: Upload | null,
): Promise<NonNullable<SignatureEvidence['file']> | FieldError> {
  if (scan === null) return { field: 'scan', message: '请选签好字的扫描件（PDF 或照片）。' }
  const maxBytes = work.rules.read(draftMegabytes) * 1_048_576
  try {
    const { name, contentType, bytes } = await acceptUpload(scan, { kinds: SCAN_KINDS, maxBytes })
    const { hash } = await work.files.put(bytes, { maxBytes })
    return { hash, name, contentType }
  } catch (cause) {
    if (cause instanceof Refusal && cause.kind === 'invalid') return { field: 'scan', message: cause.message }
    throw cause
  }
}

async function keepEvidence(
  work: Work,
  { package: { id, round } }: LoadedPackage,
  evidence: Evidence & { readonly gateId: string; readonly round?: number },
): Promise<void> {
  const person = personOf(work.actor)
  await insertSignatureEvidence(work.db, {
    packageId: id,
    ...evidence,
    round: evidence.round ?? round,
    recordedBy: person?.id ?? '',
    recordedByName: person?.name ?? '',
    recordedAt: work.now,
  })
}

async function openConfirmation(
  work: Work,
  loaded: LoadedPackage,
  call: { readonly gate: Gate; readonly signerName: string; readonly calledAt: Date },
): Promise<void> {
  const { id, divisionId, round } = loaded.package
  const { gate, signerName, calledAt } = call
  const hours = work.rules.read(confirmCallHours)
  const due = hoursAfter({ day: civilDateAt(calledAt), clock: clockAt(calledAt) }, hours)
  await openDuty(work, {
    kind: CONFIRM_CALL,
    subject: `package:${id}`,
    title: `${due.clock} 前补书面确认：${titleOf(loaded)}`,
    action: '补录',
    url: `/workbench/packages/${id}`,
    divisionId,
    function: 'handler',
    rule: `电话审签后 ${String(hours)} 小时内`,
    clause: '先审后发',
    explanation: `${signerName}电话审签了「${gate.name}」，${due.day} ${due.clock} 前要补签字的书面确认。`,
    due: { kind: 'day', on: due.day },
    internal: true,
    occasion: occasionOf({ gateId: gate.id, round }),
  })
}

function occasionOf({ gateId, round }: { readonly gateId: string; readonly round: number }): string {
  return `${String(round)}.${gateId}`
}
