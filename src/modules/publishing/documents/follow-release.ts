import { z } from 'zod'
import { civilDateAt } from '../../../kernel/civil-date.ts'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeDuty, listOpenDutiesOfKind } from '../../ground/duties/index.ts'
import { loadPackage } from '../../ground/publication/index.ts'
import { endDocumentDuties } from './document-duties.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { relateReleased } from './relate-documents.ts'
import { oweFiling } from './making-duties.ts'
import { findMakingOfDocument } from './store/makings.ts'
import { findDocumentNumbered, findDocumentOfDraft, getDocument, updateReleased } from './store/documents.ts'

const Released = z.object({
  publicationId: z.uuid(),
  version: z.number().int(),
  packageId: z.uuid().optional(),
})

/**
 * A document whose text came out is public: K-01 is met, and what it repeals or amends is related page to page. A text that
 * was corrected also meets the duty to look at what it cites. Told twice, it changes nothing more.
 */
export const followRelease: Subscription = {
  event: 'publication.released',
  subscriber: 'documents.follow-release',
  run: async (work, event) => {
    const { publicationId, version, packageId } = Released.parse(event)
    if (version > 1) await meetRevisits(work, publicationId)
    if (packageId === undefined) return
    const loaded = await loadPackage(work, packageId)
    const draft = loaded.drafts.find((one) => one.publicationId === publicationId)
    if (draft?.typeId !== 'policy') return
    const document =
      (await findDocumentOfDraft(work.db, draft.id)) ??
      (await findDocumentNumbered(work.db, draft.fields.docNo ?? ''))
    if (document === null || document.publicationId !== null || !mayBePublic(document)) return
    await markReleased(work, document, publicationId)
  },
}

function mayBePublic({ attribute }: RegisteredDocument): boolean {
  return attribute === null || attribute === 'open'
}

async function markReleased(work: Work, document: RegisteredDocument, publicationId: string): Promise<void> {
  await updateReleased(work.db, document.id, { publicationId, on: civilDateAt(work.now) })
  await endDocumentDuties(work, document, { kinds: ['documents.publish'], how: '已在网站公开' })
  const making = await findMakingOfDocument(work.db, document.id)
  if (making !== null) await oweFiling(work, making, civilDateAt(work.now))
  await relateReleased(work, await getDocument(work.db, document.id))
  await work.record({
    subject: `document:${document.id}`,
    action: 'document-public',
    clause: '条例第二十六条',
    after: { publicationId },
  })
}

async function meetRevisits(work: Work, publicationId: string): Promise<void> {
  for (const duty of await listOpenDutiesOfKind(work.db, 'documents.revisit'))
    if (duty.occasion.endsWith(publicationId)) await dischargeDuty(work, duty, '引用的页面已经更正')
}
