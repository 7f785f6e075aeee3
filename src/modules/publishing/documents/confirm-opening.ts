import { actorName, personOf } from '../../../kernel/actor.ts'
import { addMonths } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import {
  attributeStepDue,
  decidersOf,
  endDocumentDuties,
  openDocumentDuty,
  oweOpening,
} from './document-duties.ts'
import { attributeNames } from './domain/attribute.ts'
import { documentName } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { reviewMonths } from './domain/document-settings.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import type { Answer } from './set-attribute.ts'
import { getDocument, updateStanding } from './store/documents.ts'
import { answerReExamination } from './store/re-examinations.ts'

/**
 * Asks that a document become 主动公开 after a re-examination: whoever decides a 公开属性 confirms the change as a second
 * person (§10.3 属性由签发人最终确定); until then it stays what it is.
 */
export async function askToOpen(work: Work, document: RegisteredDocument): Promise<void> {
  const person = personOf(work.actor)
  if (person === null) throw new Refusal('forbidden', 'no-person', '复审由人来做。')
  await updateStanding(work.db, document.id, {
    openingAskedBy: person.id,
    attributeRound: document.attributeRound + 1,
  })
  await openDocumentDuty(work, document, {
    kind: 'documents.confirm-opening',
    title: `确认转主动公开：${documentName(document)}`,
    action: '确认',
    clause: '工作要点三（一）',
    explanation: `${person.name}复审后提出转为主动公开，由审定属性的人确认。`,
    ...(await decidersOf(work, { ...document, proposedBy: person.id })),
    due: attributeStepDue(work),
    internal: true,
    occasion: String(document.attributeRound + 1),
  })
}

/**
 * The second person says whether a re-examined document becomes 主动公开, which then owes publication within twenty working
 * days (K-01); refused, it is kept with his reason and looked at again.
 */
export async function confirmOpening(
  work: Work,
  id: string,
  { agree, reason, round }: Answer,
): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 'confirm-opening')
  if (round !== document.attributeRound)
    throw new Refusal('conflict', 'proposed-anew', '打开这一页以后，情况变了。请刷新再确认。')
  refuseSecrets([reason])
  if (!agree && reason === '') return [{ field: 'answerReason', message: '退回请写明理由。' }]
  const byName = actorName(work.actor)
  await answerReExamination(work.db, id, {
    agreed: agree,
    on: work.today,
    byName,
    reason: agree ? null : reason,
  })
  await updateStanding(
    work.db,
    id,
    agree
      ? { ...OPENED, decidedByName: byName, decidedOn: work.today }
      : { openingAskedBy: null, reviewOn: addMonths(work.today, work.rules.read(reviewMonths)) },
  )
  await work.record({
    subject: `document:${id}`,
    action: agree ? 'document-opened' : 'attribute-kept',
    clause: '条例第十八条',
    ...(agree ? {} : { reason }),
  })
  await endDocumentDuties(work, document, {
    kinds: ['documents.confirm-opening'],
    how: agree
      ? '已确认转主动公开'
      : `没有同意，仍为${document.attribute === null ? '' : attributeNames[document.attribute]}`,
  })
  if (agree) await oweOpening(work, await getDocument(work.db, id), work.today)
  return []
}

const OPENED = {
  attribute: 'open',
  attributeReason: null,
  article: null,
  weighing: null,
  reviewOn: null,
  openWhen: null,
  proposedReviewOn: null,
  openingAskedBy: null,
} as const
