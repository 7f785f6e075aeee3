import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'

/** 复审: one look at what is not 主动公开, with its outcome. */
export interface ReExamination {
  readonly number: number
  readonly on: CivilDate
  readonly outcome: 'kept' | 'opened'
  readonly reason: string
  readonly byName: string
}

export async function insertReExamination(db: Db, documentId: string, look: ReExamination): Promise<void> {
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

export async function listReExaminations(db: Db, documentId: string): Promise<readonly ReExamination[]> {
  return db
    .selectFrom('documents.re_examination')
    .select(['number', 'on_day as on', 'outcome', 'reason', 'by_name as byName'])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute()
}
