import type { Db } from '../../../../platform/database/database.ts'
import type { Erasure, Sealing, Withdrawal } from '../domain/withdrawal.ts'

const WITHDRAWAL = [
  'id',
  'publication_id as publicationId',
  'kind',
  'explanation',
  'keeps_content as keepsContent',
  'lead_to as leadTo',
  'state',
  'asked_by as askedBy',
  'asked_by_name as askedByName',
  'asked_at as askedAt',
  'decided_by_name as decidedByName',
  'decided_at as decidedAt',
  'remark',
] as const

export async function insertWithdrawal(
  db: Db,
  row: Omit<Withdrawal, 'state' | 'decidedByName' | 'decidedAt' | 'remark'>,
): Promise<void> {
  await db
    .insertInto('publication.withdrawal')
    .values({
      id: row.id,
      publication_id: row.publicationId,
      kind: row.kind,
      explanation: row.explanation,
      keeps_content: row.keepsContent,
      lead_to: row.leadTo,
      state: 'asked',
      asked_by: row.askedBy,
      asked_by_name: row.askedByName,
      asked_at: row.askedAt,
    })
    .execute()
}

/** Every request to withdraw a publication, newest first. */
export async function listWithdrawals(db: Db, publicationId: string): Promise<readonly Withdrawal[]> {
  return db
    .selectFrom('publication.withdrawal')
    .select(WITHDRAWAL)
    .where('publication_id', '=', publicationId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
}

/** The request that waits for its decision; null where none does. */
export async function findAsked(db: Db, publicationId: string): Promise<Withdrawal | null> {
  const row = await db
    .selectFrom('publication.withdrawal')
    .select(WITHDRAWAL)
    .where('publication_id', '=', publicationId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return row ?? null
}

export async function decideAsked(
  db: Db,
  id: string,
  decision: {
    readonly state: 'approved' | 'refused'
    readonly by: { readonly id: string; readonly name: string; readonly onBehalfOf: string | null }
    readonly at: Date
    readonly remark: string | null
  },
): Promise<void> {
  await db
    .updateTable('publication.withdrawal')
    .set({
      state: decision.state,
      decided_by: decision.by.id,
      decided_by_name: decision.by.name,
      decided_for: decision.by.onBehalfOf,
      decided_at: decision.at,
      remark: decision.remark,
    })
    .where('id', '=', id)
    .execute()
}

/** A request that nobody needs to decide any more, since every door was closed meanwhile. */
export async function overtakeAsked(db: Db, publicationId: string): Promise<void> {
  await db
    .updateTable('publication.withdrawal')
    .set({ state: 'overtaken' })
    .where('publication_id', '=', publicationId)
    .where('state', '=', 'asked')
    .execute()
}

/** Publications with a request that waits, or that are sealed. */
export async function listMarks(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, 'asked' | 'sealed'>> {
  const marks = new Map<string, 'asked' | 'sealed'>()
  if (ids.length === 0) return marks
  const asked = await db
    .selectFrom('publication.withdrawal')
    .select('publication_id as id')
    .where('publication_id', 'in', ids)
    .where('state', '=', 'asked')
    .execute()
  for (const { id } of asked) marks.set(id, 'asked')
  const sealed = await db
    .selectFrom('publication.sealing')
    .select('publication_id as id')
    .where('publication_id', 'in', ids)
    .execute()
  for (const { id } of sealed) marks.set(id, 'sealed')
  return marks
}

export async function insertSealing(
  db: Db,
  row: Omit<Sealing, 'report' | 'reportedByName'> & { readonly sealedBy: string },
): Promise<void> {
  await db
    .insertInto('publication.sealing')
    .values({
      publication_id: row.publicationId,
      kind: row.kind,
      found_at: row.foundAt,
      sealed_by: row.sealedBy,
      sealed_by_name: row.sealedByName,
      sealed_at: row.sealedAt,
      report_by: row.reportBy,
    })
    .execute()
}

/** What is known of a sealed publication; null where it is not sealed. */
export async function findSealing(db: Db, publicationId: string): Promise<Sealing | null> {
  const row = await db
    .selectFrom('publication.sealing')
    .select([
      'publication_id as publicationId',
      'kind',
      'found_at as foundAt',
      'sealed_by_name as sealedByName',
      'sealed_at as sealedAt',
      'report_by as reportBy',
      'report',
      'reported_by_name as reportedByName',
    ])
    .where('publication_id', '=', publicationId)
    .executeTakeFirst()
  return row ?? null
}

export async function setReported(
  db: Db,
  publicationId: string,
  report: { readonly text: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('publication.sealing')
    .set({ report: report.text, reported_by_name: report.by, reported_at: report.at })
    .where('publication_id', '=', publicationId)
    .execute()
}

export async function insertErasure(
  db: Db,
  row: Pick<Erasure, 'publicationId' | 'instruction' | 'askedBy' | 'askedByName'> & {
    readonly askedAt: Date
  },
): Promise<void> {
  await db
    .insertInto('publication.erasure')
    .values({
      publication_id: row.publicationId,
      instruction: row.instruction,
      asked_by: row.askedBy,
      asked_by_name: row.askedByName,
      asked_at: row.askedAt,
    })
    .execute()
}

/** The instruction to erase a sealed publication, as far as it has come. */
export async function findErasure(db: Db, publicationId: string): Promise<Erasure | null> {
  const row = await db
    .selectFrom('publication.erasure')
    .select([
      'publication_id as publicationId',
      'instruction',
      'asked_by as askedBy',
      'asked_by_name as askedByName',
      'confirmed_by_name as confirmedByName',
      'confirmed_at as confirmedAt',
    ])
    .where('publication_id', '=', publicationId)
    .executeTakeFirst()
  return row ?? null
}

export async function confirmErasure(
  db: Db,
  publicationId: string,
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('publication.erasure')
    .set({ confirmed_by: by.id, confirmed_by_name: by.name, confirmed_at: by.at })
    .where('publication_id', '=', publicationId)
    .execute()
}
