import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import { listOpenDutiesOf } from '../../../ground/duties/index.ts'
import { getDivision } from '../../../ground/organisation/index.ts'
import { gazetteDayOf } from '../document-duties.ts'
import { allowedDocumentActions, mayRegisterFor } from '../domain/document-actions.ts'
import type { DocumentAction } from '../domain/document-actions.ts'
import { termOf } from '../domain/document-relation.ts'
import type { RegisteredDocument } from '../domain/document.ts'
import { isAmendedOn, validityOn } from '../domain/validity.ts'
import { readDocument } from '../load-document.ts'
import { isOnItsWay } from '../start-draft.ts'
import { listDocumentFiles } from '../store/files.ts'
import { listHandovers } from '../store/handovers.ts'
import { findHistoryPath, findPublicDocument } from '../store/public-documents.ts'
import { listReExaminations } from '../store/re-examinations.ts'
import { listDocumentRelations } from '../store/relations.ts'
import type { DocumentView } from './document-shown.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'

/** Everything that the page of a document shows, for this person on this day. */
export async function documentView(
  ask: Ask,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<DocumentView> {
  const { work } = ask
  const document = await readDocument(work, ask.params.id ?? '')
  const handover = (await listHandovers(work.db, [document.id])).get(document.id) ?? null
  const relations = (await listDocumentRelations(work.db, [document.id])).get(document.id) ?? []
  const term = termOf(document, relations)
  const { publicationId } = document
  const page = publicationId === null ? null : await findPublicDocument(work.db, publicationId)
  return {
    ...state,
    document,
    division: (await getDivision(work.db, document.divisionId)).name,
    validity: validityOn(term, work.today),
    amended: isAmendedOn(term, work.today),
    actions: actionsOn(ask, document, handover !== null),
    files: await listDocumentFiles(work.db, document.id),
    looks: await listReExaminations(work.db, document.id),
    relations,
    citations: await openCitations(ask, document),
    handover,
    gazetteDue: gazetteDueOf(ask, document),
    publicPath: page?.path ?? (await findHistoryPath(work.db, document.id)),
    onItsWay: await isOnItsWay(work, document),
    formKey: formKeys(ask),
  }
}

function actionsOn({ work }: Ask, document: RegisteredDocument, handed: boolean): readonly DocumentAction[] {
  const actions = allowedDocumentActions(work.actor, document)
  return handed ? actions.filter((action) => action !== 'hand-over') : actions
}

async function openCitations({ work }: Ask, document: RegisteredDocument) {
  const duties = await listOpenDutiesOf(work.db, [`document:${document.id}`])
  return duties
    .filter(({ kind }) => kind === 'documents.revisit')
    .map(({ id, title, divisionId }) => ({
      dutyId: id,
      title,
      mine: mayRegisterFor(work.actor, divisionId ?? document.divisionId),
    }))
}

function gazetteDueOf({ work }: Ask, { normative, origin, printedOn }: RegisteredDocument): string | null {
  return normative && origin !== 'obtained' && printedOn !== null ? gazetteDayOf(work, printedOn) : null
}
