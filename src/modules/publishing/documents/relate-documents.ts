import { actorName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue } from '../../ground/duties/index.ts'
import { findVisible, listRelations, relatePublications } from '../../ground/publication/index.ts'
import type { Relation } from '../../ground/publication/index.ts'
import { endDocumentDuties, openDocumentDuty } from './document-duties.ts'
import { changeNames } from './domain/document-relation.ts'
import type { ChangeKind } from './domain/document-relation.ts'
import { documentName } from './domain/document.ts'
import type { RegisteredDocument } from './domain/document.ts'
import { citationWorkingDays } from './domain/document-settings.ts'
import { loadDocumentFor, readDocument } from './load-document.ts'
import { settleRevisit } from './settle-revisit.ts'
import type { Revisit } from './settle-revisit.ts'
import { findDocumentNumbered } from './store/documents.ts'
import { insertDocumentRelation, listDocumentRelations } from './store/relations.ts'
import { listPagesNaming } from './store/statutes.ts'
import type { NamingPage } from './store/statutes.ts'

/** What a later document does to an earlier one, which is named by its number. */
export interface Change {
  readonly kind: ChangeKind
  readonly number: string
  readonly since: CivilDate
}

/**
 * 立改废: says that a document repeals or amends another. The earlier one's validity follows by itself, both public pages
 * are related, and every page that cites the earlier one owes a look. Answers with what is wrong beside each field.
 */
export async function changeDocument(
  work: Work,
  id: string,
  { kind, number, since }: Change,
): Promise<readonly FieldError[]> {
  const later = await loadDocumentFor(work, id, 'relate')
  const earlier = await findDocumentNumbered(work.db, number)
  if (earlier === null) return [{ field: 'otherNumber', message: '登记簿里没有这个文号，请先登记那份公文。' }]
  const faults = faultsOfChange(later, earlier, { kind, number, since })
  if (faults.length > 0) return faults
  const fresh = await insertDocumentRelation(work.db, {
    from: later.id,
    to: earlier.id,
    kind,
    since,
    recordedByName: actorName(work.actor),
  })
  if (!fresh) return [{ field: 'otherNumber', message: `已经登记过${changeNames[kind].from}这份公文。` }]
  await relatePages(work, { later, earlier, kind, since })
  await endDocumentDuties(work, earlier, {
    kinds: ['documents.carry-out'],
    how: `已被${documentName(later)}${changeNames[kind].from}`,
  })
  const isRepeal = kind === 'repeals'
  await work.record({
    subject: `document:${earlier.id}`,
    action: isRepeal ? 'document-repealed' : 'document-amended',
    after: { by: later.id, since },
  })
  await askCitingPages(work, { later, earlier, kind, since })
  await work.announce({
    type: 'documents.cited-changed',
    publicationId: earlier.publicationId,
    number: earlier.number,
    statute: null,
    outcome: changeNames[kind].from,
    since,
  })
  return []
}

function faultsOfChange(
  later: RegisteredDocument,
  earlier: RegisteredDocument,
  { since }: Change,
): readonly FieldError[] {
  if (earlier.id === later.id) return [{ field: 'otherNumber', message: '一份公文不能废止、修改它自己。' }]
  if (earlier.writtenOn > later.writtenOn)
    return [{ field: 'otherNumber', message: '那份公文成文在后，请到那份公文的页面登记。' }]
  return since < later.writtenOn ? [{ field: 'since', message: '不能早于这份公文的成文日期。' }] : []
}

interface ChangeBetween {
  readonly later: RegisteredDocument
  readonly earlier: RegisteredDocument
  readonly kind: ChangeKind
  readonly since: CivilDate
}

async function relatePages(
  work: Work,
  {
    later,
    earlier,
    kind,
    since,
  }: Omit<ChangeBetween, 'later' | 'earlier'> & {
    readonly later: Pick<RegisteredDocument, 'publicationId'>
    readonly earlier: Pick<RegisteredDocument, 'publicationId'>
  },
): Promise<void> {
  if (later.publicationId !== null && earlier.publicationId !== null)
    await relatePublications(work, { from: later.publicationId, to: earlier.publicationId, kind, since })
}

/** Relates the page of a document that just came out with the pages of what it changes and of what changes it. */
export async function relateReleased(work: Work, document: RegisteredDocument): Promise<void> {
  const relations = (await listDocumentRelations(work.db, [document.id])).get(document.id) ?? []
  for (const { side, kind, since, publicationId } of relations) {
    const other = { publicationId }
    const [later, earlier] = side === 'from' ? [document, other] : [other, document]
    await relatePages(work, { later, earlier, kind, since })
  }
}

async function askCitingPages(work: Work, { later, earlier, kind, since }: ChangeBetween): Promise<void> {
  const from = since > work.today ? since : work.today
  const workingDays = work.rules.read(citationWorkingDays)
  for (const page of await pagesCiting(work, earlier)) {
    if (page.id === later.publicationId) continue
    await openDocumentDuty(work, earlier, {
      kind: 'documents.revisit',
      title: `核对引用的页面：${page.title}`,
      action: '核对或更正',
      clause: '工作要点三（一）',
      explanation: `${documentName(earlier)}自 ${since} 起被${documentName(later)}${changeNames[kind].from}，这一页引用了它。`,
      divisionId: page.divisionId ?? earlier.divisionId,
      function: 'handler',
      due: countedDue(work.calendar, { from, workingDays }),
      internal: true,
      occasion: `${later.id}.${kind}.${page.id}`,
    })
  }
}

/** Every visible page that rests on a document by its relations, or names it by its title or number. */
async function pagesCiting(work: Work, earlier: RegisteredDocument): Promise<readonly NamingPage[]> {
  const names = [`《${earlier.title}》`, ...(earlier.number === null ? [] : [earlier.number])]
  const pages = new Map<string, NamingPage>()
  for (const { path } of await citationsOf(work, earlier)) {
    const page = await findVisible(work.db, path)
    if (page !== null) pages.set(page.id, page)
  }
  for (const name of names) for (const page of await listPagesNaming(work.db, name)) pages.set(page.id, page)
  if (earlier.publicationId !== null) pages.delete(earlier.publicationId)
  return [...pages.values()]
}

/** The visible pages that interpret, answer, evaluate or rest on a document. */
export async function citationsOf(
  work: Pick<Work, 'db'>,
  { publicationId }: Pick<RegisteredDocument, 'publicationId'>,
): Promise<readonly Relation[]> {
  if (publicationId === null) return []
  const relations = (await listRelations(work.db, [publicationId])).get(publicationId) ?? []
  return relations.filter(
    ({ side, kind }) => side === 'to' && !['repeals', 'amends', 'replaces'].includes(kind),
  )
}

/** Says that a page which cites a repealed or amended document was looked at, and what came of it. */
export async function checkCitation(work: Work, id: string, check: Revisit): Promise<void> {
  const { divisionId } = await readDocument(work, id)
  await settleRevisit(work, { subject: `document:${id}`, divisionId }, check)
}
