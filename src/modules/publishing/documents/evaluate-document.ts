import { actorName } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue } from '../../ground/duties/index.ts'
import { endDocumentDuties, openDocumentDuty } from './document-duties.ts'
import { documentName } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { evaluationNames, evaluationNext } from './domain/evaluation.ts'
import type { EvaluationOutcome } from './domain/evaluation.ts'
import { carryOutDays } from './domain/making-settings.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import { updateEvaluated } from './store/documents.ts'
import { insertEvaluation, listEvaluations } from './store/evaluations.ts'

/** What an evaluation concluded, and why. */
export interface Conclusion {
  readonly outcome: EvaluationOutcome | null
  readonly conclusion: string
}

/**
 * Says what came of evaluating a normative document (§10.4 step 10). 继续有效 counts its age anew; the other outcomes owe the
 * act that revises or ends it: until that is registered the document holds as it did, for none lapses by itself.
 */
export async function evaluateDocument(
  work: Work,
  id: string,
  { outcome, conclusion }: Conclusion,
): Promise<readonly FieldError[]> {
  const document = await loadDocumentFor(work, id, 'evaluate')
  refuseSecrets([conclusion])
  if (outcome === null) return [{ field: 'outcome', message: '请选评估的结论。' }]
  if (conclusion === '') return [{ field: 'conclusion', message: '请写明评估的理由。' }]
  await insertEvaluation(work.db, id, {
    number: (await listEvaluations(work.db, id)).length + 1,
    on: work.today,
    outcome,
    conclusion,
    byName: actorName(work.actor),
  })
  await updateEvaluated(work.db, id, work.today)
  await work.record({ subject: `document:${id}`, action: 'document-evaluated', after: { outcome } })
  await endDocumentDuties(work, document, {
    kinds: ['documents.evaluate', 'documents.carry-out'],
    how: `评估为${evaluationNames[outcome]}`,
  })
  if (outcome !== 'goes-on') await oweCarryingOut(work, document, outcome)
  return []
}

async function oweCarryingOut(
  work: Work,
  document: RegisteredDocument,
  outcome: Exclude<EvaluationOutcome, 'goes-on'>,
): Promise<void> {
  await openDocumentDuty(work, document, {
    kind: 'documents.carry-out',
    title: `${evaluationNames[outcome]}：${documentName(document)}`,
    action: evaluationNames[outcome],
    clause: '规范性文件定期清理',
    explanation: `评估为${evaluationNames[outcome]}。${evaluationNext[outcome]}办好以前，文件照旧有效。`,
    divisionId: document.divisionId,
    function: 'handler',
    due: countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(carryOutDays) }),
    internal: true,
    occasion: work.today,
  })
}
