import type { Db } from '../../../../platform/database/database.ts'
import type { Handover } from '../domain/gazette.ts'

export async function insertHandover(db: Db, handover: Handover): Promise<boolean> {
  const done = await db
    .insertInto('documents.handover')
    .values({
      document_id: handover.documentId,
      due_on: handover.dueOn,
      handed_on: handover.handedOn,
      paper_copies: handover.paperCopies,
      package_hash: handover.packageHash,
      handed_by_name: handover.handedByName,
      received_by: handover.receivedBy,
      gazette_issue: handover.gazetteIssue,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function updateGazetteIssue(db: Db, documentId: string, issue: string): Promise<void> {
  await db
    .updateTable('documents.handover')
    .set({ gazette_issue: issue })
    .where('document_id', '=', documentId)
    .execute()
}

/** The hand-overs of some documents, by document. */
export async function listHandovers(
  db: Db,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Handover>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('documents.handover')
    .select([
      'document_id as documentId',
      'due_on as dueOn',
      'handed_on as handedOn',
      'paper_copies as paperCopies',
      'package_hash as packageHash',
      'handed_by_name as handedByName',
      'received_by as receivedBy',
      'gazette_issue as gazetteIssue',
    ])
    .where('document_id', 'in', documentIds)
    .execute()
  return new Map(rows.map((row) => [row.documentId, row]))
}
