import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { EvaluationOutcome } from '../domain/evaluation.ts'

/** 评估: whether a normative document goes on, as it was concluded on a day. */
export interface Evaluation {
  readonly number: number
  readonly on: CivilDate
  readonly outcome: EvaluationOutcome
  readonly conclusion: string
  readonly byName: string
}

export async function insertEvaluation(db: Db, documentId: string, evaluation: Evaluation): Promise<void> {
  await db
    .insertInto('documents.evaluation')
    .values({
      document_id: documentId,
      number: evaluation.number,
      on_day: evaluation.on,
      outcome: evaluation.outcome,
      conclusion: evaluation.conclusion,
      by_name: evaluation.byName,
    })
    .execute()
}

export async function listEvaluations(db: Db, documentId: string): Promise<readonly Evaluation[]> {
  return db
    .selectFrom('documents.evaluation')
    .select(['number', 'on_day as on', 'outcome', 'conclusion', 'by_name as byName'])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute()
}

/** Takes the words of the evaluations of a document away. */
export async function emptyEvaluations(db: Db, documentId: string, instead: string): Promise<void> {
  await db
    .updateTable('documents.evaluation')
    .set({ conclusion: instead })
    .where('document_id', '=', documentId)
    .execute()
}
