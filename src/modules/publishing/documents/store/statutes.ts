import { sql } from 'kysely'
import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Statute, StatuteCheck } from '../domain/statute.ts'

const STATUTE = [
  'id',
  'title',
  'issuer',
  'division_id as divisionId',
  'edition',
  'official_url as officialUrl',
  'checked_on as checkedOn',
  'repealed_on as repealedOn',
  'registered_by_name as registeredByName',
  'registered_on as registeredOn',
] as const

/** Enters a statute; false where one of this title stands already. */
export async function insertStatute(
  db: Db,
  statute: Omit<Statute, 'edition' | 'officialUrl' | 'checkedOn' | 'repealedOn'>,
): Promise<boolean> {
  const done = await db
    .insertInto('documents.statute')
    .values({
      id: statute.id,
      title: statute.title,
      issuer: statute.issuer,
      division_id: statute.divisionId,
      registered_by_name: statute.registeredByName,
      registered_on: statute.registeredOn,
    })
    .onConflict((c) => c.column('title').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Writes what a second person agreed to; from then on the public sees it. */
export async function updateStatute(
  db: Db,
  id: string,
  shown: Pick<Statute, 'edition' | 'officialUrl' | 'checkedOn' | 'repealedOn'>,
): Promise<void> {
  await db
    .updateTable('documents.statute')
    .set({
      edition: shown.edition,
      official_url: shown.officialUrl,
      checked_on: shown.checkedOn,
      repealed_on: shown.repealedOn,
    })
    .where('id', '=', id)
    .execute()
}

/** A statute, held until the transaction ends; refuses an id that names none. */
export async function getStatuteForUpdate(db: Db, id: string): Promise<Statute> {
  return present(
    isId(id)
      ? await db
          .selectFrom('documents.statute')
          .select(STATUTE)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
      : undefined,
  )
}

/** A statute for its page; refuses an id that names none. */
export async function getStatute(db: Db, id: string): Promise<Statute> {
  return present(
    isId(id)
      ? await db.selectFrom('documents.statute').select(STATUTE).where('id', '=', id).executeTakeFirst()
      : undefined,
  )
}

function present(row: Statute | undefined): Statute {
  if (!row) throw new Refusal('absent', 'no-statute', '没有登记这部法规。')
  return row
}

/** Every statute, those never checked first, then the longest unchecked. */
export async function listStatutes(db: Db): Promise<readonly Statute[]> {
  return db
    .selectFrom('documents.statute')
    .select(STATUTE)
    .orderBy('checked_on', (o) => o.asc().nullsFirst())
    .orderBy('title')
    .limit(2000)
    .execute()
}

export async function insertStatuteCheck(db: Db, statuteId: string, check: StatuteCheck): Promise<void> {
  await db
    .insertInto('documents.statute_check')
    .values({
      statute_id: statuteId,
      number: check.number,
      on_day: check.on,
      outcome: check.outcome,
      edition: check.edition,
      official_url: check.officialUrl,
      since: check.since,
      note: check.note,
      by_id: check.byId,
      by_name: check.byName,
    })
    .execute()
}

/** Writes what the second person said to the look that waits. */
export async function answerStatuteCheck(
  db: Db,
  statuteId: string,
  answer: {
    readonly agreed: boolean
    readonly by: { readonly id: string; readonly name: string }
    readonly on: CivilDate
    readonly reason: string | null
  },
): Promise<void> {
  await db
    .updateTable('documents.statute_check')
    .set({
      agreed: answer.agreed,
      answered_by: answer.by.id,
      answered_by_name: answer.by.name,
      answered_on: answer.on,
      answer_reason: answer.reason,
    })
    .where('statute_id', '=', statuteId)
    .where('agreed', 'is', null)
    .execute()
}

/** The looks at a statute in their order. */
export async function listStatuteChecks(db: Db, statuteId: string): Promise<readonly StatuteCheck[]> {
  return db
    .selectFrom('documents.statute_check')
    .select([
      'number',
      'on_day as on',
      'outcome',
      'edition',
      'official_url as officialUrl',
      'since',
      'note',
      'by_id as byId',
      'by_name as byName',
      'agreed',
      'answered_by_name as answeredByName',
      'answer_reason as answerReason',
    ])
    .where('statute_id', '=', statuteId)
    .orderBy('number')
    .execute()
}

/** A visible page that names a document or a statute. */
export interface NamingPage {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly divisionId: string | null
}

/** The visible pages in whose text these words stand: a title in 书名号, or a 文号. */
export async function listPagesNaming(db: Db, words: string): Promise<readonly NamingPage[]> {
  const rows = await db
    .selectFrom('publication.visible')
    .select(['id', 'path', 'title', 'division_id as divisionId'])
    .where(sql<boolean>`strpos(parts::text, ${words}) > 0`)
    .orderBy('path')
    .limit(500)
    .execute()
  return rows.flatMap(({ id, path, title: name, divisionId }) =>
    id === null || path === null || name === null ? [] : [{ id, path, title: name, divisionId }],
  )
}

const Day = z.custom<CivilDate>((day) => typeof day === 'string' && isCivilDate(day))
const PublicStatute = z.object({
  id: z.string(),
  title: z.string(),
  issuer: z.string(),
  edition: z.string(),
  officialUrl: z.string(),
  checkedOn: Day,
  repealedOn: Day.nullable(),
})
export type PublicStatute = z.infer<typeof PublicStatute>

/** What the public sees of the statutes that the site names. */
export async function listPublicStatutes(db: Db): Promise<readonly PublicStatute[]> {
  const rows = await db
    .selectFrom('documents.public_statute')
    .select([
      'id',
      'title',
      'issuer',
      'edition',
      'official_url as officialUrl',
      'checked_on as checkedOn',
      'repealed_on as repealedOn',
    ])
    .orderBy('title')
    .limit(2000)
    .execute()
  return rows.map((row) => PublicStatute.parse(row))
}
