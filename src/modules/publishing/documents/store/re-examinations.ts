import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** 复审: one look at what is not 主动公开, with its outcome, and what the second person said to an opening. */
export interface ReExamination {
  readonly number: number
  readonly on: CivilDate
  readonly outcome: 'kept' | 'opened'
  readonly reason: string
  readonly byName: string
  /** Null while nobody answered, and where it was kept. */
  readonly agreed: boolean | null
  readonly answeredByName: string | null
  readonly answerReason: string | null
}

export async function insertReExamination(
  db: Db,
  documentId: string,
  look: Omit<ReExamination, 'agreed' | 'answeredByName' | 'answerReason'>,
): Promise<void> {
  await db
    .insertInto('documents.re_examination')
    .values({
      document_id: documentId,
      number: look.number,
      on_day: look.on,
      outcome: look.outcome,
      reason: look.reason,
      by_name: look.byName,
    })
    .execute()
}

/** Writes what the second person said to the opening that waits. */
export async function answerReExamination(
  db: Db,
  documentId: string,
  answer: {
    readonly agreed: boolean
    readonly on: CivilDate
    readonly byName: string
    readonly reason: string | null
  },
): Promise<void> {
  await db
    .updateTable('documents.re_examination')
    .set({
      agreed: answer.agreed,
      answered_on: answer.on,
      answered_by_name: answer.byName,
      answer_reason: answer.reason,
    })
    .where('document_id', '=', documentId)
    .where('outcome', '=', 'opened')
    .where('agreed', 'is', null)
    .execute()
}

export async function listReExaminations(db: Db, documentId: string): Promise<readonly ReExamination[]> {
  return db
    .selectFrom('documents.re_examination')
    .select([
      'number',
      'on_day as on',
      'outcome',
      'reason',
      'by_name as byName',
      'agreed',
      'answered_by_name as answeredByName',
      'answer_reason as answerReason',
    ])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute()
}
