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
    .executeTakeFirst()
  return row === undefined ? null : Row.parse(row)
}
