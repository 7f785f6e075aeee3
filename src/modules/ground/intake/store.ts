import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Case, CaseStatus } from './domain/case.ts'

const CASE = [
  'id',
  'kind',
  'year',
  'number',
  'label',
  'page_path as pagePath',
  'page_title as pageTitle',
  'division_id as divisionId',
  'status',
  'received_at as receivedAt',
  'acknowledged_at as acknowledgedAt',
  'answered_at as answeredAt',
  'answer',
] as const

export async function insertCase(
  db: Db,
  row: Pick<Case, 'id' | 'kind' | 'year' | 'number' | 'label' | 'pagePath' | 'pageTitle' | 'divisionId'> & {
    readonly codeFingerprint: string
    readonly at: Date
  },
): Promise<void> {
  const { pagePath, pageTitle, divisionId, codeFingerprint, at, ...rest } = row
  await db
    .insertInto('intake.case_record')
    .values({
      ...rest,
      page_path: pagePath,
      page_title: pageTitle,
      division_id: divisionId,
      code_fingerprint: codeFingerprint,
      code_given_at: at,
      received_at: at,
      status: 'received',
    })
    .execute()
}

export async function findCase(db: Db, id: string): Promise<Case | null> {
  return (
    (await db.selectFrom('intake.case_record').select(CASE).where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function findCaseForUpdate(db: Db, id: string): Promise<Case | null> {
  const row = await db
    .selectFrom('intake.case_record')
    .select(CASE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** The cases that carry a number, one of each kind; the query code tells which is meant. */
export async function listCasesNumbered(
  db: Db,
  numbered: { readonly year: number; readonly number: number },
): Promise<readonly (Case & { readonly codeFingerprint: string })[]> {
  return db
    .selectFrom('intake.case_record')
    .select([...CASE, 'code_fingerprint as codeFingerprint'])
    .where('year', '=', numbered.year)
    .where('number', '=', numbered.number)
    .orderBy('kind')
    .limit(20)
    .execute()
}

/** Which cases a list shows; no division means all. */
export interface CaseFilter {
  readonly divisionIds: readonly string[] | null
  readonly status: CaseStatus | null
  readonly numbered: { readonly year: number; readonly number: number } | null
}

function filtered(db: Db, filter: CaseFilter) {
  return db
    .selectFrom('intake.case_record')
    .$if(filter.divisionIds !== null, (q) =>
      q.where('division_id', 'in', [...(filter.divisionIds ?? []), NOBODY]),
    )
    .$if(filter.status !== null, (q) => q.where('status', '=', filter.status ?? 'received'))
    .$if(filter.numbered !== null, (q) =>
      q.where('year', '=', filter.numbered?.year ?? 0).where('number', '=', filter.numbered?.number ?? 0),
    )
}

/** An id that no division has, so that an empty list of divisions finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Open ones first, the oldest of them on top; then what is answered, newest first. */
export async function listCases(
  db: Db,
  filter: CaseFilter & { readonly limit: number; readonly offset: number },
): Promise<readonly Case[]> {
  return filtered(db, filter)
    .select(CASE)
    .orderBy((e) => e('status', '=', 'answered'))
    .orderBy('answered_at', 'desc')
    .orderBy('received_at')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
}

export async function countCases(db: Db, filter: CaseFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export async function updateStatus(
  db: Db,
  id: string,
  change:
    | { readonly status: 'acknowledged'; readonly at: Date }
    | { readonly status: 'answered'; readonly at: Date; readonly answer: string },
): Promise<void> {
  const columns =
    change.status === 'acknowledged'
      ? { status: change.status, acknowledged_at: change.at }
      : { status: change.status, answered_at: change.at, answer: change.answer }
  await db.updateTable('intake.case_record').set(columns).where('id', '=', id).execute()
}

export async function updateCode(
  db: Db,
  id: string,
  code: { readonly fingerprint: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('intake.case_record')
    .set({ code_fingerprint: code.fingerprint, code_given_at: code.at })
    .where('id', '=', id)
    .execute()
}

export async function insertTransfer(
  db: Db,
  transfer: { caseId: string; at: Date; from: string; to: string; reason: string; by: string },
): Promise<void> {
  const { caseId, at, from, to, reason, by } = transfer
  const earlier = await db
    .selectFrom('intake.transfer')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('intake.transfer')
    .values({
      case_id: caseId,
      number: earlier.count + 1,
      at,
      from_division_id: from,
      to_division_id: to,
      reason,
      by_name: by,
    })
    .execute()
  await db.updateTable('intake.case_record').set({ division_id: to }).where('id', '=', caseId).execute()
}

/** The transfers of a case, oldest first. */
export async function listTransfers(db: Db, caseId: string) {
  return db
    .selectFrom('intake.transfer')
    .select(['at', 'from_division_id as from', 'to_division_id as to', 'reason'])
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
}

/** What a person wrote, sealed; all null once it was deleted. */
export interface SealedRecord {
  readonly caseKey: string | null
  readonly statement: string | null
  readonly contact: string | null
  readonly deletedOn: string | null
}

export async function insertSealed(
  db: Db,
  caseId: string,
  sealed: { readonly caseKey: string; readonly statement: string; readonly contact: string | null },
): Promise<void> {
  const { caseKey, statement, contact } = sealed
  await db
    .insertInto('intake.sealed_record')
    .values({ case_id: caseId, case_key: caseKey, statement, contact })
    .execute()
}

export async function getSealed(db: Db, caseId: string): Promise<SealedRecord> {
  return db
    .selectFrom('intake.sealed_record')
    .select(['case_key as caseKey', 'statement', 'contact', 'deleted_on as deletedOn'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
}

/** Deletes the key and with it the record; false when it was gone already. */
export async function deleteSealed(db: Db, caseId: string, on: CivilDate): Promise<boolean> {
  const done = await db
    .updateTable('intake.sealed_record')
    .set({ case_key: null, statement: null, contact: null, deleted_on: on })
    .where('case_id', '=', caseId)
    .where('case_key', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Cases answered before an instant whose record is still there. */
export async function listKeptLongerThan(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('intake.case_record as c')
    .innerJoin('intake.sealed_record as s', 's.case_id', 'c.id')
    .select('c.id')
    .where('c.answered_at', '<', before)
    .where('s.case_key', 'is not', null)
    .orderBy('c.answered_at')
    .limit(1000)
    .execute()
  return rows.map((row) => row.id)
}

/** Puts another title on the cases about some pages; answers with their ids. */
export async function renamePages(
  db: Db,
  paths: readonly string[],
  title: string,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('intake.case_record')
    .set({ page_title: title })
    .where('page_path', 'in', paths)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
