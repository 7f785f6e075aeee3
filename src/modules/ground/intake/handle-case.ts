import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOf, transferDuty } from '../duties/index.ts'
import { listDivisions } from '../organisation/index.ts'
import { allowedCaseActions, maySeeCase } from './domain/case.ts'
import type { Case, CaseAction } from './domain/case.ts'
import type { Contact } from './domain/contact.ts'
import { CORRECTION_CLAUSE } from './domain/intake-settings.ts'
import { codeFingerprint, freshCode } from './query-codes.ts'
import { openRecord } from './sealed-record.ts'
import {
  deleteSealed,
  findCase,
  findCaseForUpdate,
  insertTransfer,
  updateCode,
  updateStatus,
} from './store.ts'

/** A case for its page; one that the actor may not see is answered like one that does not exist. */
export async function getCase(work: Work, id: string): Promise<Case> {
  return seen(work, await findCase(work.db, id))
}

/** 受理: says that somebody is looking; the reader sees it at once. */
export async function acknowledgeCase(work: Work, id: string): Promise<void> {
  const subject = await toAct(work, id, 'acknowledge')
  await updateStatus(work.db, id, { status: 'acknowledged', at: work.now })
  await work.record({ subject: `case:${id}`, action: 'case-acknowledged', after: { label: subject.label } })
}

/** Answers a case (K-29a): the reader can look it up at once, the duty is met. */
export async function answerCase(work: Work, id: string, answer: string): Promise<void> {
  const subject = await toAct(work, id, 'answer')
  await updateStatus(work.db, id, { status: 'answered', at: work.now, answer })
  await dischargeWhere(work, [`case:${id}`], { fits: () => true, how: `已答复 ${subject.label}` })
  await work.record({
    subject: `case:${id}`,
    action: 'case-answered',
    clause: CORRECTION_CLAUSE,
    after: { label: subject.label, answer },
  })
}

/** Hands a case and its duty to another division, with the reason; the day by which it is due stays. */
export async function transferCase(
  work: Work,
  id: string,
  transfer: { readonly to: string; readonly reason: string },
): Promise<void> {
  const subject = await toAct(work, id, 'transfer')
  const to = (await listDivisions(work.db)).find((division) => division.id === transfer.to)
  if (to === undefined) throw new Refusal('absent', 'no-division', '没有这个处室，可能已经撤并。请另选。')
  if (to.id === subject.divisionId)
    throw new Refusal('conflict', 'same-division', `这件已经在${to.name}，不用转。`)
  await insertTransfer(work.db, {
    caseId: id,
    at: work.now,
    from: subject.divisionId,
    to: to.id,
    reason: transfer.reason,
    by: actorName(work.actor),
  })
  for (const duty of await listOpenDutiesOf(work.db, [`case:${id}`]))
    await transferDuty(work, duty, {
      divisionId: to.id,
      function: to.isOpennessOffice ? 'openness-handler' : 'handler',
      reason: transfer.reason,
    })
  await work.record({
    subject: `case:${id}`,
    action: 'case-transferred',
    reason: transfer.reason,
    before: { division: subject.divisionId },
    after: { division: to.id },
  })
}

/** Shows how a person can be reached; every reading is in the 办理记录, with what it was for. */
export async function readContact(work: Work, id: string, purpose: string): Promise<Contact> {
  const subject = await toAct(work, id, 'read-contact')
  const contact = (await openRecord(work, id))?.contact ?? null
  if (contact === null)
    throw new Refusal('conflict', 'no-contact', `${subject.label} 没有留联系方式，或已经删除。`)
  await work.record({ subject: `case:${id}`, action: 'contact-read', reason: purpose })
  return contact
}

/** Gives a new query code at the desk after an identity check; the old one no longer opens anything. */
export async function replaceCode(work: Work, id: string, check: string): Promise<string> {
  await toAct(work, id, 'replace-code')
  const code = freshCode()
  await updateCode(work.db, id, { fingerprint: codeFingerprint(work, id, code), at: work.now })
  await work.record({ subject: `case:${id}`, action: 'code-replaced', reason: check })
  return code
}

/** Deletes what a person wrote by deleting its key (个人信息保护法第四十七条); the case itself stays. */
export async function deleteRecord(work: Work, id: string, reason: string): Promise<void> {
  const subject = await toAct(work, id, 'delete-record')
  if (!(await deleteSealedRecord(work, id, reason)))
    throw new Refusal('conflict', 'already-deleted', `${subject.label} 的来件内容和联系方式已经删除。`)
}

/** Deletes the key once, with its entry in the 办理记录; false when it was gone already. */
export async function deleteSealedRecord(work: Work, id: string, reason: string): Promise<boolean> {
  if (!(await deleteSealed(work.db, id, work.today))) return false
  await work.record({ subject: `case:${id}`, action: 'record-deleted', reason })
  return true
}

/** The case under lock, refused where the actor may not do this with it now. */
async function toAct(work: Work, id: string, action: CaseAction): Promise<Case> {
  const subject = seen(work, await findCaseForUpdate(work.db, id))
  if (allowedCaseActions(work.actor, subject).includes(action)) return subject
  throw refusal(subject, action)
}

function seen(work: Work, found: Case | null): Case {
  if (found === null || !maySeeCase(work.actor, found))
    throw new Refusal('absent', 'no-case', '没有这件办件，或者它不归您的处室办理。')
  return found
}

function refusal(subject: Case, action: CaseAction): Refusal {
  if (action === 'delete-record' && subject.status === 'answered')
    return new Refusal('forbidden', 'not-openness-head', '删除来件内容由公开机构负责人办理。')
  if (action === 'delete-record')
    return new Refusal('conflict', 'not-answered', '这件还没有答复，不能删除来件内容。')
  if (subject.status === 'answered')
    return new Refusal('conflict', 'already-answered', `${subject.label} 已经答复，不能再办这一步。`)
  if (action === 'acknowledge' && subject.status === 'acknowledged')
    return new Refusal('conflict', 'already-acknowledged', `${subject.label} 已经受理。`)
  return new Refusal(
    'forbidden',
    'not-your-case',
    '这一步由负责这件的处室办理。不归您处时，请转给负责的处室。',
  )
}
