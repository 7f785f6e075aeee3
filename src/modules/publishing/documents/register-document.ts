import { actorName } from '../../../kernel/actor.ts'
import { civilDateAt } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { listOpenDutiesOf, transferDuty } from '../../ground/duties/index.ts'
import { askForAttribute, endDocumentDuties, oweGazette } from './document-duties.ts'
import type { Proposal } from './domain/attribute.ts'
import { mayRegisterFor } from './domain/document-actions.ts'
import type { Entry, RegisteredDocument } from './domain/document.ts'
import { faultsOfEntry } from './domain/entry-checks.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import { askAnew, proposeAttribute } from './set-attribute.ts'
import {
  findDocumentNumbered,
  getDocument,
  insertDocument,
  updateEntry,
  updateReleased,
} from './store/documents.ts'
import { findReleasedPolicy } from './store/released-policies.ts'

/** What registering gave: the new document, or what is wrong beside each field. */
export type Registered =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * Enters a document into the 发文登记簿. Refuses a division that is not one's own, text with a secrecy mark (§10.1), and a
 * number that is there already. Without 公开属性 its division owes one; a normative one is owed to the gazette.
 */
export async function registerDocument(
  work: Work,
  entry: Entry,
  proposal: Proposal | null,
): Promise<Registered> {
  if (!mayRegisterFor(work.actor, entry.divisionId))
    throw new Refusal('forbidden', 'not-our-division', '公文由本处室的经办、负责人或公开机构登记。')
  refuseSecrets(textsOf(entry))
  const errors = await faultsOf(work, entry, null)
  if (errors.length > 0) return { ok: false, errors }
  const id = work.newId()
  await insertDocument(work.db, {
    ...entry,
    id,
    registeredByName: actorName(work.actor),
    registeredAt: work.now,
  })
  await linkReleased(work, id, entry.number)
  await work.record({ subject: `document:${id}`, action: 'document-registered' })
  const document = await getDocument(work.db, id)
  await oweGazette(work, document)
  if (proposal === null) await askForAttribute(work, document)
  else {
    const lacks = await proposeAttribute(work, id, proposal)
    if (lacks.length > 0) return { ok: false, errors: lacks }
  }
  return { ok: true, id }
}

/**
 * Corrects a line of the register. A date of 印发 that was not known before opens the hand-over to the gazette, another
 * division takes the duties over, and what turns out to be a policy document has its 公开属性 proposed anew (§10.3).
 */
export async function correctEntry(work: Work, id: string, entry: Entry): Promise<readonly FieldError[]> {
  const before = await loadDocumentFor(work, id, 'edit')
  if (!mayRegisterFor(work.actor, entry.divisionId))
    throw new Refusal('forbidden', 'not-our-division', '不能改到别的处室名下，请由公开机构改。')
  refuseSecrets(textsOf(entry))
  const errors = await faultsOf(work, entry, id)
  if (errors.length > 0) return errors
  await updateEntry(work.db, id, entry)
  if (before.publicationId === null) await linkReleased(work, id, entry.number)
  await work.record({ subject: `document:${id}`, action: 'document-corrected' })
  if (before.printedOn !== entry.printedOn || before.normative !== entry.normative)
    await endDocumentDuties(work, before, {
      kinds: ['documents.gazette'],
      how: '登记的印发日期或性质改了，重新计算',
      asNeverOpened: true,
    })
  const after = await getDocument(work.db, id)
  await oweGazette(work, after)
  await handDutiesOn(work, before, after)
  if (isProposedAnew(before, after))
    await askAnew(
      work,
      after,
      after.policy ? '改为政策性文件，属性要重新提出。' : '不再是政策性文件，属性要重新提出。',
    )
  return []
}

async function handDutiesOn(
  work: Work,
  before: RegisteredDocument,
  { divisionId }: RegisteredDocument,
): Promise<void> {
  if (before.divisionId === divisionId) return
  for (const duty of await listOpenDutiesOf(work.db, [`document:${before.id}`]))
    if (duty.divisionId === before.divisionId && duty.kind !== 'documents.revisit')
      await transferDuty(work, duty, { divisionId, function: duty.function, reason: '公文改到这个处室名下' })
}

/** Whoever decides, and whether the openness office is asked, follows from whether it is a policy document. */
function isProposedAnew(before: RegisteredDocument, after: RegisteredDocument): boolean {
  if (before.policy === after.policy) return false
  const { attributeState: state, attribute } = after
  return (
    state === 'at-office' ||
    state === 'to-decide' ||
    (after.policy && state === 'decided' && attribute !== 'open')
  )
}

async function faultsOf(work: Work, entry: Entry, id: string | null): Promise<readonly FieldError[]> {
  const faults = faultsOfEntry(entry, work.today)
  const same = entry.number === null ? null : await findDocumentNumbered(work.db, entry.number)
  if (same === null || same.id === id || same.historyBatchId !== null) return faults
  return [...faults, { field: 'number', message: '这个文号已经登记过。' }]
}

async function linkReleased(work: Work, id: string, number: string | null): Promise<void> {
  const released = number === null ? null : await findReleasedPolicy(work.db, number)
  if (released !== null)
    await updateReleased(work.db, id, {
      publicationId: released.id,
      on: civilDateAt(released.firstReleasedAt),
    })
}

function textsOf({ number, title, issuer }: Entry): readonly (string | null)[] {
  return [number, title, issuer]
}
