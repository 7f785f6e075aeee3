import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { findBureau, getDivision } from '../../ground/organisation/index.ts'
import { loadPackage, startPackage } from '../../ground/publication/index.ts'
import { documentName } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { loadDocumentFor } from './load-document.ts'
import { updateDraftOf } from './store/documents.ts'

const COLUMN = 'zcwj'
const TYPE = 'policy'

/**
 * Begins the publication of a 主动公开 document with what the register knows of it (§4.3). Refuses one whose text is on its
 * way already; one whose package was given up may begin again.
 */
export async function startDraft(work: Work, id: string): Promise<{ readonly draftId: string }> {
  const document = await loadDocumentFor(work, id, 'draft')
  if (await isOnItsWay(work, document))
    throw new Refusal(
      'conflict',
      'already-drafted',
      `${documentName(document)}已经在起草，请打开原来的稿件。`,
    )
  const started = await startPackage(work, document.divisionId, {
    typeId: TYPE,
    columnId: COLUMN,
    title: document.title,
    fields: await fieldsOf(work, document),
  })
  await updateDraftOf(work.db, id, started)
  await work.record({
    subject: `document:${id}`,
    action: 'draft-started',
    after: { packageId: started.packageId },
  })
  return started
}

/** Whether the text of a document is being written, reviewed or public. */
export async function isOnItsWay(
  work: Pick<Work, 'db'>,
  { packageId }: Pick<RegisteredDocument, 'packageId'>,
): Promise<boolean> {
  return packageId !== null && (await loadPackage(work, packageId)).package.state !== 'abandoned'
}

async function fieldsOf(work: Work, document: RegisteredDocument): Promise<Readonly<Record<string, string>>> {
  const own = (await findBureau(work.db))?.name ?? ''
  const { phone } = await getDivision(work.db, document.divisionId)
  const { issuer, origin } = document
  return {
    docNo: document.number ?? '',
    issuer: issuer === null ? own : origin === 'joint' ? `${own}、${issuer}` : issuer,
    written: document.writtenOn,
    effective: document.effectiveOn ?? '',
    expires: document.validUntil ?? '',
    hotline: phone ?? '',
  }
}
