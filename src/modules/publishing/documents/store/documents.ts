import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Article, Attribute } from '../domain/attribute.ts'
import type { AttributeState, Entry, RegisteredDocument } from '../domain/document.ts'

/** The columns of a document as the register holds it. */
export const DOCUMENT = [
  'id',
  'number',
  'title',
  'written_on as writtenOn',
  'printed_on as printedOn',
  'division_id as divisionId',
  'origin',
  'issuer',
  'obtained_on as obtainedOn',
  'retention',
  'policy',
  'normative',
  'published_on as publishedOn',
  'effective_on as effectiveOn',
  'valid_until as validUntil',
  'repealed_on as repealedOn',
  'attribute',
  'attribute_state as attributeState',
  'attribute_round as attributeRound',
  'attribute_reason as attributeReason',
  'article',
  'weighing',
  'redaction_note as redactionNote',
  'proposed_by as proposedBy',
  'proposed_by_name as proposedByName',
  'returned_because as returnedBecause',
  'decided_by_name as decidedByName',
  'decided_on as decidedOn',
  'review_on as reviewOn',
  'evaluated_on as evaluatedOn',
  'package_id as packageId',
  'draft_id as draftId',
  'publication_id as publicationId',
  'released_on as releasedOn',
  'registered_by_name as registeredByName',
  'registered_at as registeredAt',
  'history_batch_id as historyBatchId',
  'topic',
  'source_url as sourceUrl',
] as const

export async function insertDocument(
  db: Db,
  document: Entry & { readonly id: string; readonly registeredByName: string; readonly registeredAt: Date },
): Promise<void> {
  await db
    .insertInto('documents.document')
    .values({
      id: document.id,
      ...columnsOf(document),
      attribute_state: 'none',
      registered_by_name: document.registeredByName,
      registered_at: document.registeredAt,
    })
    .execute()
}

export async function updateEntry(db: Db, id: string, entry: Entry): Promise<void> {
  await db.updateTable('documents.document').set(columnsOf(entry)).where('id', '=', id).execute()
}

function columnsOf(entry: Entry) {
  return {
    number: entry.number,
    title: entry.title,
    written_on: entry.writtenOn,
    printed_on: entry.printedOn,
    division_id: entry.divisionId,
    origin: entry.origin,
    issuer: entry.issuer,
    obtained_on: entry.obtainedOn,
    retention: entry.retention,
    policy: entry.policy,
    normative: entry.normative,
    published_on: entry.publishedOn,
    effective_on: entry.effectiveOn,
    valid_until: entry.validUntil,
    repealed_on: entry.repealedOn,
  }
}

/** Where the 公开属性 of a document stands; what is left out stays as it is. */
export interface Standing {
  readonly attribute?: Attribute
  readonly attributeState?: AttributeState
  readonly attributeRound?: number
  readonly attributeReason?: string | null
  readonly article?: Article | null
  readonly weighing?: string | null
  readonly redactionNote?: string | null
  readonly proposedBy?: string
  readonly proposedByName?: string
  readonly returnedBecause?: string | null
  readonly decidedByName?: string
  readonly decidedOn?: CivilDate
  readonly reviewOn?: CivilDate | null
}

/** Writes where the 公开属性 of a document stands. */
export async function updateStanding(db: Db, id: string, standing: Standing): Promise<void> {
  await db
    .updateTable('documents.document')
    .set({
      attribute: standing.attribute,
      attribute_state: standing.attributeState,
      attribute_round: standing.attributeRound,
      attribute_reason: standing.attributeReason,
      article: standing.article,
      weighing: standing.weighing,
      redaction_note: standing.redactionNote,
      proposed_by: standing.proposedBy,
      proposed_by_name: standing.proposedByName,
      returned_because: standing.returnedBecause,
      decided_by_name: standing.decidedByName,
      decided_on: standing.decidedOn,
      review_on: standing.reviewOn,
    })
    .where('id', '=', id)
    .execute()
}

export async function updateDraftOf(
  db: Db,
  id: string,
  draft: { readonly packageId: string; readonly draftId: string },
): Promise<void> {
  await db
    .updateTable('documents.document')
    .set({ package_id: draft.packageId, draft_id: draft.draftId })
    .where('id', '=', id)
    .execute()
}

export async function updateReleased(
  db: Db,
  id: string,
  released: { readonly publicationId: string; readonly on: CivilDate },
): Promise<void> {
  await db
    .updateTable('documents.document')
    .set({ publication_id: released.publicationId, released_on: released.on })
    .where('id', '=', id)
    .execute()
}

export async function updateEvaluated(db: Db, id: string, on: CivilDate): Promise<void> {
  await db.updateTable('documents.document').set({ evaluated_on: on }).where('id', '=', id).execute()
}

/** A document by id; refuses an id that names none. */
export async function getDocument(db: Db, id: string): Promise<RegisteredDocument> {
  return present(isId(id) ? await one(db, id).executeTakeFirst() : undefined)
}

/** The same, held until the transaction ends. */
export async function getDocumentForUpdate(db: Db, id: string): Promise<RegisteredDocument> {
  return present(isId(id) ? await one(db, id).forUpdate().executeTakeFirst() : undefined)
}

function one(db: Db, id: string) {
  return db.selectFrom('documents.document').select(DOCUMENT).where('id', '=', id)
}

function present(row: RegisteredDocument | undefined): RegisteredDocument {
  if (!row) throw noDocument()
  return row
}

/** What somebody is told who asks for a document that is not there or not his to see. */
export function noDocument(): Refusal {
  return new Refusal('absent', 'no-document', '登记簿里没有这份公文，或者它不归您的处室。')
}

/**
 * The document of a number. Numbers of the past recur: of those that were let out the latest one answers, where the register
 * itself has none.
 */
export async function findDocumentNumbered(db: Db, number: string): Promise<RegisteredDocument | null> {
  const row = await db
    .selectFrom('documents.document')
    .select(DOCUMENT)
    .where('number', '=', number)
    .where((e) => e.or([e('history_batch_id', 'is', null), e('attribute_state', '=', 'decided')]))
    .orderBy((e) => e('history_batch_id', 'is not', null))
    .orderBy('written_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The document whose text a draft carries, held until the transaction ends. */
export async function findDocumentOfDraft(db: Db, draftId: string): Promise<RegisteredDocument | null> {
  const row = await db
    .selectFrom('documents.document')
    .select(DOCUMENT)
    .where('draft_id', '=', draftId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Which of these numbers the register has already; those of the past are not looked at. */
export async function listKnownNumbers(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db
    .selectFrom('documents.document')
    .select('number')
    .where('number', 'in', numbers)
    .where('history_batch_id', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ number }) => (number === null ? [] : [number])))
}

/** Takes title and files of the document of a publication away; answers with the document and what its files held. */
export async function emptyDocumentOf(
  db: Db,
  publicationId: string,
  title: string,
): Promise<{ readonly id: string; readonly hashes: readonly string[] } | null> {
  const row = await db
    .updateTable('documents.document')
    .set({ title })
    .where('publication_id', '=', publicationId)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return null
  const files = await db
    .deleteFrom('documents.document_file')
    .where('document_id', '=', row.id)
    .returning('hash')
    .execute()
  return { id: row.id, hashes: files.map(({ hash }) => hash) }
}
