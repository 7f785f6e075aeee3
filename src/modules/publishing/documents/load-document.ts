import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { allowedDocumentActions, maySeeDocument } from './domain/document-actions.ts'
import type { DocumentAction } from './domain/document-actions.ts'
import { attributeStateNames } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { getDocument, getDocumentForUpdate, noDocument } from './store/documents.ts'

/** A document for its page; one that the actor may not see is answered like one that does not exist. */
export async function readDocument(
  work: Pick<Work, 'db' | 'actor'>,
  id: string,
): Promise<RegisteredDocument> {
  const found = await getDocument(work.db, id)
  if (!maySeeDocument(work.actor, found)) throw noDocument()
  return found
}

/** A document to act on, held until the transaction ends. Refuses what its state or the person does not allow. */
export async function loadDocumentFor(
  work: Work,
  id: string,
  action: DocumentAction,
): Promise<RegisteredDocument> {
  const found = await getDocumentForUpdate(work.db, id)
  if (!maySeeDocument(work.actor, found)) throw noDocument()
  if (allowedDocumentActions(work.actor, found).includes(action)) return found
  throw new Refusal(
    'conflict',
    `no-${action}`,
    `这一步现在不能办：公开属性${attributeStateNames[found.attributeState]}，或者不归您办。请回到公文页看现在等谁。`,
  )
}
