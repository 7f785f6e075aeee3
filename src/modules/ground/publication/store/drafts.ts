import { isId } from '../../../../kernel/id.ts'
import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { Body } from '../domain/blocks.ts'
import type { Draft, DraftFile } from '../domain/draft.ts'
import type { PublicationPart, RelationKind } from '../domain/publication.ts'

const DRAFT = [
  'd.id',
  'd.package_id as packageId',
  'd.position',
  'd.type_id as typeId',
  'd.column_id as columnId',
  'd.title',
  'd.summary',
  'd.source',
  'd.fields',
  'd.body',
  'd.path',
  'd.publication_id as publicationId',
  'd.change_note as changeNote',
  'd.revision',
  'd.changed_by_name as changedByName',
  'd.changed_at as changedAt',
] as const
const Fields = z.record(z.string(), z.string())

/** A draft as it begins. */
export type NewDraft = Omit<Draft, 'files' | 'revision'>

export async function insertDraft(db: Db, draft: NewDraft): Promise<void> {
  await db
    .insertInto('publication.draft')
    .values({
      id: draft.id,
      package_id: draft.packageId,
      position: draft.position,
      ...columnsOf(draft),
      path: draft.path,
      publication_id: draft.publicationId,
    })
    .execute()
}

/** What a saving writes. */
export type DraftText = Pick<
  Draft,
  | 'typeId'
  | 'columnId'
  | 'title'
  | 'summary'
  | 'source'
  | 'fields'
  | 'body'
  | 'changeNote'
  | 'changedByName'
  | 'changedAt'
>

/** Writes a text over the revision that was read; false when somebody else saved in between. */
export async function updateDraft(
  db: Db,
  draft: { readonly id: string; readonly revision: number },
  text: DraftText,
): Promise<boolean> {
  const done = await db
    .updateTable('publication.draft')
    .set({ ...columnsOf(text), revision: draft.revision + 1 })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

function columnsOf(text: DraftText) {
  return {
    type_id: text.typeId,
    column_id: text.columnId,
    title: text.title,
    summary: text.summary,
    source: text.source,
    fields: JSON.stringify(text.fields),
    body: JSON.stringify(text.body),
    change_note: text.changeNote,
    changed_by_name: text.changedByName,
    changed_at: text.changedAt,
  }
}

/** A draft by id with its files; refuses an id that names none. */
export async function getDraft(db: Db, id: string): Promise<Draft> {
  const [found] = isId(id) ? await read(db, (query) => query.where('d.id', '=', id)) : []
  if (!found) throw new Refusal('absent', 'no-draft', '没有这份稿件，可能已经作废。')
  return found
}

/** The drafts of a package in their order. */
export async function listDrafts(db: Db, packageId: string): Promise<readonly Draft[]> {
  return read(db, (query) => query.where('d.package_id', '=', packageId))
}

type Query = ReturnType<typeof drafts>

function drafts(db: Db) {
  return db.selectFrom('publication.draft as d').select(DRAFT).orderBy('d.position')
}

async function read(db: Db, narrow: (query: Query) => Query): Promise<readonly Draft[]> {
  const rows = await narrow(drafts(db)).execute()
  const files = await listFiles(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    fields: Fields.parse(row.fields),
    body: Body.parse(row.body),
    files: files.get(row.id) ?? [],
  }))
}

async function listFiles(
  db: Db,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DraftFile[]>> {
  if (draftIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication.draft_file')
    .select([
      'draft_id',
      'number',
      'name',
      'hash',
      'content_type as contentType',
      'size',
      'alternative',
      'restricted',
    ])
    .where('draft_id', 'in', draftIds)
    .orderBy('number')
    .execute()
  const found = new Map<string, DraftFile[]>()
  for (const { draft_id, ...file } of rows) found.set(draft_id, [...(found.get(draft_id) ?? []), file])
  return found
}

export async function insertDraftFile(db: Db, draftId: string, file: DraftFile): Promise<void> {
  const { number, name, hash, size, alternative, restricted } = file
  await db
    .insertInto('publication.draft_file')
    .values({
      ...{ draft_id: draftId, number, name, hash, size, alternative, restricted },
      content_type: file.contentType,
    })
    .execute()
}

/** Writes what was said of a file: what a picture shows, and whether the file stays inside. */
export async function updateDraftFile(
  db: Db,
  draftId: string,
  file: Pick<DraftFile, 'number' | 'alternative' | 'restricted'>,
): Promise<void> {
  await db
    .updateTable('publication.draft_file')
    .set({ alternative: file.alternative, restricted: file.restricted })
    .where('draft_id', '=', draftId)
    .where('number', '=', file.number)
    .execute()
}

export async function deleteDraftFile(db: Db, draftId: string, number: number): Promise<void> {
  await db
    .deleteFrom('publication.draft_file')
    .where('draft_id', '=', draftId)
    .where('number', '=', number)
    .execute()
}

/** What of a draft would go out, as it was when review began. */
export interface Frozen {
  readonly content: unknown
  readonly parts: readonly PublicationPart[]
}

export async function freezeDraft(
  db: Db,
  id: string,
  frozen: Frozen & { readonly path: string; readonly hash: string },
): Promise<void> {
  const { content, parts, path, hash } = frozen
  await db
    .updateTable('publication.draft')
    .set({ frozen: JSON.stringify({ content, parts }), path, content_hash: hash })
    .where('id', '=', id)
    .execute()
}

const FrozenColumn = z.object({
  content: z.unknown(),
  parts: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      text: z.string(),
      divisionId: z.string().nullable(),
      divisionName: z.string(),
    }),
  ),
})

/** The frozen text of a draft; null while it is being written. */
export async function findFrozen(db: Db, id: string): Promise<Frozen | null> {
  const row = await db
    .selectFrom('publication.draft')
    .select('frozen')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.frozen === null || row === undefined ? null : FrozenColumn.parse(row.frozen)
}

/** Says which publication a draft became, before its first version is written. */
export async function setPublicationOf(db: Db, draftId: string, publicationId: string): Promise<void> {
  await db
    .updateTable('publication.draft')
    .set({ publication_id: publicationId })
    .where('id', '=', draftId)
    .execute()
}

/** How a draft will belong to another draft of its package or to something released. */
export interface DraftRelation {
  readonly draftId: string
  readonly kind: RelationKind
  readonly toDraft: string | null
  readonly toPublication: string | null
}

export async function insertDraftRelation(db: Db, relation: DraftRelation): Promise<void> {
  await db
    .insertInto('publication.draft_relation')
    .values({
      draft_id: relation.draftId,
      kind: relation.kind,
      to_draft: relation.toDraft,
      to_publication: relation.toPublication,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The relations of the drafts of a package. */
export async function listDraftRelations(db: Db, packageId: string): Promise<readonly DraftRelation[]> {
  return db
    .selectFrom('publication.draft_relation as r')
    .innerJoin('publication.draft as d', 'd.id', 'r.draft_id')
    .select(['r.draft_id as draftId', 'r.kind', 'r.to_draft as toDraft', 'r.to_publication as toPublication'])
    .where('d.package_id', '=', packageId)
    .execute()
}

/** Drafts that go on with a publication follow it to its new address. */
export async function setPathOfDrafts(db: Db, publicationId: string, path: string): Promise<void> {
  await db
    .updateTable('publication.draft')
    .set({ path })
    .where('publication_id', '=', publicationId)
    .execute()
}
