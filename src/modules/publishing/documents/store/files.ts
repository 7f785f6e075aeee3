import type { Db } from '../../../../platform/database/database.ts'

/** A file of a document as it was signed elsewhere: Word, PDF, OFD. */
export interface DocumentFile {
  readonly number: number
  readonly name: string
  readonly hash: string
  readonly contentType: string
  readonly size: number
}

export async function insertDocumentFile(db: Db, documentId: string, file: DocumentFile): Promise<void> {
  const { number, name, hash, size, contentType } = file
  await db
    .insertInto('documents.document_file')
    .values({ document_id: documentId, number, name, hash, size, content_type: contentType })
    .execute()
}

export async function listDocumentFiles(db: Db, documentId: string): Promise<readonly DocumentFile[]> {
  return db
    .selectFrom('documents.document_file')
    .select(['number', 'name', 'hash', 'content_type as contentType', 'size'])
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute()
}
