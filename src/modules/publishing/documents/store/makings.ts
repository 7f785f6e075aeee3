import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Making } from '../domain/making.ts'

const MAKING = [
  'id',
  'title',
  'division_id as divisionId',
  'identified_because as identifiedBecause',
  'operators',
  'economic',
  'rights',
  'urgent_because as urgentBecause',
  'started_by as startedBy',
  'started_by_name as startedByName',
  'started_on as startedOn',
  'package_id as packageId',
  'draft_id as draftId',
  'document_id as documentId',
  'ended_because as endedBecause',
] as const

export async function insertMaking(
  db: Db,
  making: Omit<Making, 'packageId' | 'draftId' | 'documentId' | 'endedBecause'>,
): Promise<void> {
  await db
    .insertInto('documents.making')
    .values({
      id: making.id,
      title: making.title,
      division_id: making.divisionId,
      identified_because: making.identifiedBecause,
      operators: making.operators,
      economic: making.economic,
      rights: making.rights,
      urgent_because: making.urgentBecause,
      started_by: making.startedBy,
      started_by_name: making.startedByName,
      started_on: making.startedOn,
    })
    .execute()
}

/** What of a making changes after 认定; what is left out stays. */
export async function updateMaking(
  db: Db,
  id: string,
  change: Partial<Pick<Making, 'packageId' | 'draftId' | 'documentId' | 'endedBecause'>>,
): Promise<void> {
  await db
    .updateTable('documents.making')
    .set({
      package_id: change.packageId,
      draft_id: change.draftId,
      document_id: change.documentId,
      ended_because: change.endedBecause,
    })
    .where('id', '=', id)
    .execute()
}

/** A making by id; refuses an id that names none. */
export async function getMaking(db: Db, id: string): Promise<Making> {
  return present(isId(id) ? await one(db, id).executeTakeFirst() : undefined)
}

/** The same, held until the transaction ends. */
export async function getMakingForUpdate(db: Db, id: string): Promise<Making> {
  return present(isId(id) ? await one(db, id).forUpdate().executeTakeFirst() : undefined)
}

function one(db: Db, id: string) {
  return db.selectFrom('documents.making').select(MAKING).where('id', '=', id)
}

function present(row: Making | undefined): Making {
  if (!row) throw noMaking()
  return row
}

/** What somebody is told who asks for a making that is not there or not his to see. */
export function noMaking(): Refusal {
  return new Refusal('absent', 'no-making', '没有这件规范性文件的制定记录，或者它不归您的处室。')
}

/** Makings of some divisions, the newest first; null sees every division. */
export async function listMakings(db: Db, divisionIds: readonly string[] | null): Promise<readonly Making[]> {
  return db
    .selectFrom('documents.making')
    .select(MAKING)
    .$if(divisionIds !== null, (q) =>
      q.where((e) => e('division_id', '=', e.fn.any(e.val(divisionIds ?? [])))),
    )
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute()
}

export async function findMakingOfDocument(db: Db, documentId: string): Promise<Making | null> {
  const row = await db
    .selectFrom('documents.making')
    .select(MAKING)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row ?? null
}

/** The making whose text a package carries, unless it was given up. */
export async function findMakingOfPackage(db: Db, packageId: string): Promise<Making | null> {
  const row = await db
    .selectFrom('documents.making')
    .select(MAKING)
    .where('package_id', '=', packageId)
    .where('ended_because', 'is', null)
    .orderBy('started_on')
    .executeTakeFirst()
  return row ?? null
}

/** Takes the words of the making of a document away. */
export async function emptyMakingOf(db: Db, documentId: string, title: string): Promise<string | null> {
  const row = await db
    .updateTable('documents.making')
    .set({ title, identified_because: title })
    .where('document_id', '=', documentId)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What was filed (备案) between two days, with the document it was about. */
export interface Filing {
  readonly number: string | null
  readonly title: string
  readonly divisionId: string
  readonly publishedOn: CivilDate | null
  readonly filedOn: CivilDate
  readonly reference: string | null
}

export async function listFilings(
  db: Db,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<readonly Filing[]> {
  return db
    .selectFrom('documents.making_step as s')
    .innerJoin('documents.making as m', 'm.id', 's.making_id')
    .innerJoin('documents.document as d', 'd.id', 'm.document_id')
    .select((e) => [
      'd.number',
      'd.title',
      'd.division_id as divisionId',
      e.fn.coalesce('d.published_on', 'd.released_on').as('publishedOn'),
      's.on_day as filedOn',
      's.reference',
    ])
    .where('s.step', '=', 'file')
    .where('s.on_day', '>=', days.from)
    .where('s.on_day', '<=', days.to)
    .orderBy('s.on_day')
    .orderBy('d.id')
    .limit(1000)
    .execute()
}
