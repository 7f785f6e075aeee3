import { actorName } from '../../../kernel/actor.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import { updateMadeElsewhere } from './store/documents.ts'

/**
 * 法制 confirms that a 规范性文件 walked its steps outside this system, with where its legality was reviewed and who
 * deliberated it (115号). Refused to everybody else, so that no drafter gets past the review by saying so.
 */
export async function markMadeElsewhere(
  work: Work,
  id: string,
  where: string,
): Promise<readonly FieldError[]> {
  await loadDocumentFor(work, id, 'mark-elsewhere')
  refuseSecrets([where])
  if (where === '')
    return [
      { field: 'madeElsewhere', message: '请写明合法性审核意见书的编号、集体审议的会议和日期、备案情况。' },
    ]
  await updateMadeElsewhere(work.db, id, { where, byName: actorName(work.actor) })
  await work.record({
    subject: `document:${id}`,
    action: 'document-made-elsewhere',
    clause: '国办发〔2018〕115号',
    reason: where,
  })
  return []
}
