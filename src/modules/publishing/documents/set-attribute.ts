import { actorName, personOf } from '../../../kernel/actor.ts'
import { addMonths } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import {
  askForAttribute,
  attributeStepDue,
  decidersOf,
  endDocumentDuties,
  openDocumentDuty,
  oweOpening,
} from './document-duties.ts'
import { attributeNames, lacksOfProposal, lacksOfReview } from './domain/attribute.ts'
import type { Proposal } from './domain/attribute.ts'
import { documentName, formedOn } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { reviewMonths } from './domain/document-settings.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import { getDocument, updateStanding } from './store/documents.ts'

/**
 * The division says what it proposes (§10.3). A policy document that is not to be 主动公开 goes past the openness office
 * first; everything else to whoever decides. Answers with what the proposal lacks, and then changes nothing.
 */
export async function proposeAttribute(
  work: Work,
  id: string,
  proposal: Proposal,
): Promise<readonly FieldError[]> {
  const person = personOf(work.actor)
  const document = await loadDocumentFor(work, id, 'propose')
  refuseSecrets([proposal.reason, proposal.weighing, proposal.redactionNote, proposal.openWhen])
  const latest = addMonths(work.today, work.rules.read(reviewMonths))
  const lacks = [...lacksOfProposal(proposal), ...lacksOfReview(proposal, { today: work.today, latest })]
  if (lacks.length > 0 || person === null) return lacks
  if (document.publicationId !== null && proposal.attribute !== 'open')
    return [{ field: 'attribute', message: '这份公文已经在网站上公开，属性只能是主动公开。' }]
  const { attribute } = proposal
  await updateStanding(work.db, id, {
    attribute,
    attributeState: document.policy && attribute !== 'open' ? 'at-office' : 'to-decide',
    attributeRound: document.attributeRound + 1,
    attributeReason: attribute === 'open' ? null : textOrNull(proposal.reason),
    article: attribute === 'closed' ? proposal.article : null,
    weighing: attribute === 'closed' ? textOrNull(proposal.weighing) : null,
    redactionNote: attribute === 'open' && proposal.redacted ? proposal.redactionNote : null,
    openWhen: attribute === 'open' ? null : textOrNull(proposal.openWhen),
    proposedReviewOn: attribute === 'open' ? null : proposal.reviewOn,
    proposedBy: person.id,
    proposedByName: person.name,
    returnedBecause: null,
  })
  await work.record({ subject: `document:${id}`, action: 'attribute-proposed', after: { attribute } })
  await endDocumentDuties(work, document, {
    kinds: ['documents.set-attribute'],
    how: `已提出：${attributeNames[attribute]}`,
  })
  await askNext(work, await getDocument(work.db, id))
  return []
}

async function askNext(work: Work, document: RegisteredDocument): Promise<void> {
  if (document.attributeState === 'at-office') return askOffice(work, document)
  const desk = await decidersOf(work, document)
  await openDocumentDuty(work, document, {
    kind: 'documents.decide-attribute',
    title: `审定公开属性：${documentName(document)}`,
    action: '审定',
    clause: '工作要点三（一）',
    explanation: `${document.proposedByName ?? ''}提出${nameOfAttribute(document)}。`,
    ...desk,
    due: attributeStepDue(work),
    internal: true,
    occasion: String(document.attributeRound),
  })
}

async function askOffice(work: Work, document: RegisteredDocument): Promise<void> {
  await openDocumentDuty(work, document, {
    kind: 'documents.give-opinion',
    title: `审公开属性：${documentName(document)}`,
    action: '审查',
    clause: '工作要点三（一）',
    explanation: `${document.proposedByName ?? ''}提出${nameOfAttribute(document)}；拟不主动公开的政策性文件，报批前先送公开机构审查。`,
    divisionId: (await findOpennessOffice(work.db))?.id ?? null,
    function: 'openness-head',
    due: attributeStepDue(work),
    internal: true,
    occasion: String(document.attributeRound),
  })
}

/** 同意, or a return with its reason; what the person had before him is named by its round. */
export interface Answer {
  readonly agree: boolean
  readonly reason: string
  readonly round: number
}

/** 公开机构负责人 agrees that a policy document is not published proactively, or sends it back with the reason (§10.3). */
export async function giveOpinion(work: Work, id: string, answer: Answer): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 'give-opinion')
  const faults = faultsOfAnswer(document, answer)
  if (faults.length > 0) return faults
  await endDocumentDuties(work, document, {
    kinds: ['documents.give-opinion'],
    how: answer.agree ? '公开机构同意' : `公开机构退回：${answer.reason}`,
  })
  if (!answer.agree) return sendBack(work, document, answer.reason)
  await updateStanding(work.db, id, { attributeState: 'to-decide' })
  await work.record({ subject: `document:${id}`, action: 'attribute-agreed' })
  await askNext(work, await getDocument(work.db, id))
  return []
}

/**
 * 签发人 or 分管领导 for policy documents, else the head, decides (§10.3). 主动公开 then owes publication within twenty working
 * days after the document was formed (K-01); anything else is looked at again after a year (K-30).
 */
export async function decideAttribute(
  work: Work,
  id: string,
  answer: Answer,
): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 'decide')
  const faults = faultsOfAnswer(document, answer)
  if (faults.length > 0) return faults
  await endDocumentDuties(work, document, {
    kinds: ['documents.decide-attribute'],
    how: answer.agree ? `审定为${nameOfAttribute(document)}` : `退回：${answer.reason}`,
  })
  if (!answer.agree) return sendBack(work, document, answer.reason)
  const isOpen = document.attribute === 'open'
  await updateStanding(work.db, id, {
    attributeState: 'decided',
    decidedByName: actorName(work.actor),
    decidedOn: work.today,
    reviewOn: isOpen
      ? null
      : (document.proposedReviewOn ?? addMonths(work.today, work.rules.read(reviewMonths))),
  })
  await work.record({
    subject: `document:${id}`,
    action: 'attribute-decided',
    clause: '工作要点三（一）',
    after: { attribute: document.attribute },
  })
  if (isOpen && document.publicationId === null) await oweOpening(work, document, formedOn(document))
  return []
}

/** Sends a 公开属性 back that was proposed or decided for a document of another nature; whatever waited on it ends. */
export async function askAnew(work: Work, document: RegisteredDocument, reason: string): Promise<void> {
  await endDocumentDuties(work, document, {
    kinds: [
      'documents.give-opinion',
      'documents.decide-attribute',
      'documents.re-examine',
      'documents.confirm-opening',
    ],
    how: reason,
  })
  await updateStanding(work.db, document.id, { reviewOn: null, openingAskedBy: null })
  await sendBack(work, document, reason)
}

function faultsOfAnswer(document: RegisteredDocument, answer: Answer): readonly FieldError[] {
  if (answer.round !== document.attributeRound)
    throw new Refusal(
      'conflict',
      'proposed-anew',
      '打开这一页以后，处室又提出过一次。请刷新，看新的属性再审。',
    )
  refuseSecrets([answer.reason])
  return answer.agree || answer.reason !== '' ? [] : [{ field: 'answerReason', message: '退回请写明理由。' }]
}

async function sendBack(
  work: Work,
  document: RegisteredDocument,
  reason: string,
): Promise<readonly FieldError[]> {
  await updateStanding(work.db, document.id, { attributeState: 'returned', returnedBecause: reason })
  await work.record({ subject: `document:${document.id}`, action: 'attribute-returned', reason })
  await askForAttribute(work, await getDocument(work.db, document.id))
  return []
}

function nameOfAttribute({ attribute }: RegisteredDocument): string {
  return attribute === null ? '' : attributeNames[attribute]
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}
