import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Term } from '../domain/validity.ts'

/** What the public may know of a document whose page is visible. */
export interface PublicDocument extends Term {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly number: string | null
  readonly writtenOn: CivilDate
  readonly normative: boolean
  readonly divisionId: string
  readonly publishedOn: CivilDate
  /** 历史文件: its line in the batch with which it came in; null for what has a page of its own. */
  readonly historyLine: number | null
  readonly issuer: string | null
  readonly topic: string | null
  readonly level: string | null
  readonly sourceUrl: string | null
  /** The source says 失效 without a day. */
  readonly endUnknown: boolean
}

const PUBLIC = [
  'id',
  'path',
  'title',
  'number',
  'written_on as writtenOn',
  'normative',
  'division_id as divisionId',
  'published_on as publishedOn',
  'effective_on as effectiveOn',
  'valid_until as validUntil',
  'repealed_on as repealedOn',
  'amended_on as amendedOn',
  'history_line as historyLine',
  'issuer',
  'topic',
  'level',
  'source_url as sourceUrl',
  'end_unknown as endUnknown',
] as const

const Day = z.custom<CivilDate>((day) => typeof day === 'string' && isCivilDate(day))
const Row = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  writtenOn: Day,
  normative: z.boolean(),
  divisionId: z.string(),
  publishedOn: Day,
  effectiveOn: Day.nullable(),
  validUntil: Day.nullable(),
  repealedOn: Day.nullable(),
  amendedOn: Day.nullable(),
  historyLine: z.number().nullable(),
  issuer: z.string().nullable(),
  topic: z.string().nullable(),
  level: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  endUnknown: z.boolean(),
})

/** Every document with a visible page, the newest first. */
export async function listPublicDocuments(
  db: Db,
  days: { readonly from: CivilDate; readonly to: CivilDate } | null = null,
): Promise<readonly PublicDocument[]> {
  const rows = await db
    .selectFrom('documents.public_document')
    .select(PUBLIC)
    .$if(days !== null, (q) =>
      days === null ? q : q.where('published_on', '>=', days.from).where('published_on', '<=', days.to),
    )
    .orderBy('written_on', 'desc')
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** The document behind a public page, or null where the page is none of a registered document. */
export async function findPublicDocument(db: Db, publicationId: string): Promise<PublicDocument | null> {
  const row = await db
    .selectFrom('documents.public_document')
    .select(PUBLIC)
    .where('publication_id', '=', publicationId)
    .where('history_line', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : Row.parse(row)
}

/** A page of the documents of a visible batch, the newest first. */
export async function listPublicHistory(
  db: Db,
  publicationId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly PublicDocument[]> {
  const rows = await db
    .selectFrom('documents.public_document')
    .select(PUBLIC)
    .where('publication_id', '=', publicationId)
    .orderBy('written_on', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** One document of a visible batch by its line, or null. */
export async function findPublicHistory(
  db: Db,
  publicationId: string,
  line: number,
): Promise<PublicDocument | null> {
  const row = await db
    .selectFrom('documents.public_document')
    .select(PUBLIC)
    .where('publication_id', '=', publicationId)
    .where('history_line', '=', line)
    .executeTakeFirst()
  return row === undefined ? null : Row.parse(row)
}

/** The public page of a registered document that came in as history, or null before its batch was let out. */
export async function findHistoryPath(db: Db, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('documents.public_document')
    .select('path')
    .where('id', '=', documentId)
    .executeTakeFirst()
  return row?.path ?? null
}
