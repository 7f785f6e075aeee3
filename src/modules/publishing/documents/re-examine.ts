import { actorName } from '../../../kernel/actor.ts'
import { addDays, addMonths } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { askToOpen } from './confirm-opening.ts'
import { endDocumentDuties, openDocumentDuty } from './document-duties.ts'
import { attributeNames } from './domain/attribute.ts'
import { documentName } from './domain/document.ts'
import {
  evaluationYears,
  noticeDays,
  reviewMonths,
  trialEvaluationYears,
} from './domain/document-settings.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { termOf } from './domain/document-relation.ts'
import { evaluationDueOn, validityOn } from './domain/validity.ts'
import { loadDocumentFor } from './load-document.ts'
import { updateStanding } from './store/documents.ts'
import { listNormative, listToReview } from './store/register.ts'
import { insertReExamination, listReExaminations } from './store/re-examinations.ts'
import { listDocumentRelations } from './store/relations.ts'

/** What a re-examination comes to. */
export interface Look {
  readonly outcome: 'kept' | 'opened'
  readonly reason: string
}

/**
 * 复审 of what is not 主动公开 (K-30, 条例第十八条): kept with its reason until the next look, or laid before whoever decides a
 * 公开属性, who confirms as a second person that it becomes 主动公开.
 */
export async function reExamine(work: Work, id: string, look: Look): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 're-examine')
  refuseSecrets([look.reason])
  if (look.reason === '') return [{ field: 'lookReason', message: '请写明复审的理由。' }]
  const isKept = look.outcome === 'kept'
  const before = await listReExaminations(work.db, id)
  await insertReExamination(work.db, id, {
    number: before.length + 1,
    on: work.today,
    outcome: look.outcome,
    reason: look.reason,
    byName: actorName(work.actor),
  })
  if (isKept)
    await updateStanding(work.db, id, {
      reviewOn: addMonths(work.today, work.rules.read(reviewMonths)),
    })
  else await askToOpen(work, document)
  await work.record({
    subject: `document:${id}`,
    action: isKept ? 'attribute-kept' : 'opening-asked',
    reason: look.reason,
    clause: '条例第十八条',
  })
  await endDocumentDuties(work, document, {
    kinds: ['documents.re-examine'],
    how: isKept ? '复审后维持' : '复审后提出转主动公开',
  })
  return []
}

/** Every night: what is to be re-examined or evaluated soon is laid before its division. No document lapses by this. */
export const watchDocumentsJob: Job = {
  name: 'documents.watch',
  actor: '公文定期审查',
  every: '20 17 * * *',
  run: (work) => watchDocuments(work),
}

/** Opens the duties of re-examination (K-30) and of evaluation (§10.4 step 10) whose day is near; once for each day. */
export async function watchDocuments(work: Work): Promise<void> {
  const until = addDays(work.today, work.rules.read(noticeDays))
  for (const document of await listToReview(work.db, { divisionIds: null, until })) {
    const { attribute, reviewOn, openWhen, openingAskedBy } = document
    if (attribute === null || reviewOn === null || openingAskedBy !== null) continue
    await openDocumentDuty(work, document, {
      kind: 'documents.re-examine',
      title: `复审：${documentName(document)}`,
      action: '复审',
      clause: '条例第十八条',
      explanation: `${attributeNames[attribute]}，到 ${reviewOn} 复审：维持，或者转为主动公开。${
        openWhen === null ? '' : `可转公开的条件：${openWhen}`
      }`,
      divisionId: document.divisionId,
      function: 'head',
      due: { due: { kind: 'day', on: reviewOn } },
      internal: true,
      occasion: reviewOn,
    })
  }
  await watchAge(work, until)
}

async function watchAge(work: Work, until: string): Promise<void> {
  const years = {
    ordinary: work.rules.read(evaluationYears),
    trial: work.rules.read(trialEvaluationYears),
  }
  const documents = await listNormative(work.db, null)
  const relations = await listDocumentRelations(
    work.db,
    documents.map(({ id }) => id),
  )
  for (const document of documents) {
    const dueOn = evaluationDueOn(document, years)
    const validity = validityOn(termOf(document, relations.get(document.id) ?? []), work.today)
    if (dueOn > until || validity === 'repealed' || validity === 'lapsed') continue
    await openDocumentDuty(work, document, {
      kind: 'documents.evaluate',
      title: `评估是否继续有效：${documentName(document)}`,
      action: '评估',
      clause: '规范性文件定期清理',
      explanation: '到了设定的年限。文件不会自动失效，要评估：继续有效、修订、废止或宣布失效。',
      divisionId: document.divisionId,
      function: 'handler',
      due: { due: { kind: 'day', on: dueOn < work.today ? work.today : dueOn } },
      internal: true,
      occasion: dueOn,
    })
  }
}
