import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'
import type { DivisionReturn, Evidence, ReportEntry, ReturnStatus } from '../domain/division-return.ts'

const RETURN = [
  'id',
  'plan_id as planId',
  'division_id as divisionId',
  'period',
  'status',
  'saved_by as savedBy',
  'saved_by_name as savedByName',
  'saved_at as savedAt',
  'confirmed_by as confirmedBy',
  'confirmed_at as confirmedAt',
  'returned_by as returnedBy',
  'return_reason as returnReason',
  'rounds',
  'entered_by_office as enteredByOffice',
  'source',
] as const

/** Which form: a plan, a division, a period. */
export interface ReturnKey {
  readonly planId: string
  readonly divisionId: string
  readonly period: string
}

/** The form as it stands, without touching it; null while nobody has begun. */
export async function findReturn(db: Db, key: ReturnKey): Promise<DivisionReturn | null> {
  const row = await db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', key.planId)
    .where('division_id', '=', key.divisionId)
    .where('period', '=', key.period)
    .executeTakeFirst()
  return row ?? null
}

/** The form, begun when need be, locked until the end of the transaction. */
export async function takeReturn(db: Db, key: ReturnKey, id: string): Promise<DivisionReturn> {
  await db
    .insertInto('work_plan.division_return')
    .values({ id, plan_id: key.planId, division_id: key.divisionId, period: key.period, status: 'draft' })
    .onConflict((c) => c.doNothing())
    .execute()
  return db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', key.planId)
    .where('division_id', '=', key.divisionId)
    .where('period', '=', key.period)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** All forms of a plan. */
export async function listReturns(db: Db, planId: string): Promise<readonly DivisionReturn[]> {
  return db
    .selectFrom('work_plan.division_return')
    .select(RETURN)
    .where('plan_id', '=', planId)
    .orderBy('period')
    .orderBy('division_id')
    .execute()
}

/** How many forms of a plan hold a saved report: the first one ends the possibility of taking the adoption back. */
export async function countSavedReturns(db: Db, planId: string): Promise<number> {
  const row = await db
    .selectFrom('work_plan.division_return')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('plan_id', '=', planId)
    .where('saved_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function updateReturn(db: Db, form: DivisionReturn): Promise<void> {
  await db
    .updateTable('work_plan.division_return')
    .set({
      status: form.status satisfies ReturnStatus,
      saved_by: form.savedBy,
      saved_by_name: form.savedByName,
      saved_at: form.savedAt,
      confirmed_by: form.confirmedBy,
      confirmed_at: form.confirmedAt,
      returned_by: form.returnedBy,
      return_reason: form.returnReason,
      rounds: form.rounds,
      entered_by_office: form.enteredByOffice,
      source: form.source,
    })
    .where('id', '=', form.id)
    .execute()
}

export async function listEntries(db: Db, returnId: string): Promise<readonly ReportEntry[]> {
  return db
    .selectFrom('work_plan.report_entry')
    .select(['measure_id as measureId', 'state', 'text', 'unchanged'])
    .where('return_id', '=', returnId)
    .execute()
}

/** Every entry of a plan with the form it stands in, for the pages that show all divisions side by side. */
export async function listPlanEntries(
  db: Db,
  planId: string,
): Promise<
  readonly (ReportEntry & {
    readonly returnId: string
    readonly divisionId: string
    readonly period: string
    readonly status: ReturnStatus
    readonly enteredByOffice: string | null
  })[]
> {
  return db
    .selectFrom('work_plan.report_entry as e')
    .innerJoin('work_plan.division_return as r', 'r.id', 'e.return_id')
    .select([
      'e.measure_id as measureId',
      'e.state',
      'e.text',
      'e.unchanged',
      'r.id as returnId',
      'r.division_id as divisionId',
      'r.period',
      'r.status',
      'r.entered_by_office as enteredByOffice',
    ])
    .where('r.plan_id', '=', planId)
    .orderBy('r.period')
    .execute()
}

/** The division's last confirmed entries before a period, to be carried forward. */
export async function listEarlierEntries(db: Db, key: ReturnKey): Promise<readonly ReportEntry[]> {
  const rows = await sql<ReportEntry>`
    select distinct on (e.measure_id) e.measure_id as "measureId", e.state, e.text, e.unchanged
    from work_plan.report_entry e join work_plan.division_return r on r.id = e.return_id
    where r.plan_id = ${key.planId} and r.division_id = ${key.divisionId} and r.period < ${key.period} and r.status = 'confirmed'
    order by e.measure_id, r.period desc`.execute(db)
  return rows.rows
}

export async function upsertEntry(db: Db, returnId: string, entry: ReportEntry): Promise<void> {
  const row = { state: entry.state, text: entry.text, unchanged: entry.unchanged }
  await db
    .insertInto('work_plan.report_entry')
    .values({ return_id: returnId, measure_id: entry.measureId, ...row })
    .onConflict((c) => c.columns(['return_id', 'measure_id']).doUpdateSet(row))
    .execute()
}

const EVIDENCE = [
  'id',
  'return_id as returnId',
  'measure_id as measureId',
  'kind',
  'title',
  'url',
  'file_hash as fileHash',
  'file_name as fileName',
  'file_size as fileSize',
  'media_type as mediaType',
  'public',
  'accepted_by as acceptedBy',
] as const

/** The evidence of a form. */
export async function listEvidence(db: Db, returnId: string): Promise<readonly Evidence[]> {
  return db
    .selectFrom('work_plan.evidence')
    .select(EVIDENCE)
    .where('return_id', '=', returnId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** All evidence of a plan with its period and division. */
export async function listPlanEvidence(
  db: Db,
  planId: string,
): Promise<
  readonly (Evidence & {
    readonly period: string
    readonly divisionId: string
    readonly returnStatus: ReturnStatus
  })[]
> {
  return db
    .selectFrom('work_plan.evidence as v')
    .innerJoin('work_plan.division_return as r', 'r.id', 'v.return_id')
    .select([
      'v.id',
      'v.return_id as returnId',
      'v.measure_id as measureId',
      'v.kind',
      'v.title',
      'v.url',
      'v.file_hash as fileHash',
      'v.file_name as fileName',
      'v.file_size as fileSize',
      'v.media_type as mediaType',
      'v.public',
      'v.accepted_by as acceptedBy',
      'r.period',
      'r.division_id as divisionId',
      'r.status as returnStatus',
    ])
    .where('r.plan_id', '=', planId)
    .where('v.removed_at', 'is', null)
    .orderBy('v.added_at')
    .orderBy('v.id')
    .execute()
}

export async function findEvidence(
  db: Db,
  id: string,
): Promise<
  (Evidence & { readonly planId: string; readonly divisionId: string; readonly period: string }) | null
> {
  const row = await db
    .selectFrom('work_plan.evidence as v')
    .innerJoin('work_plan.division_return as r', 'r.id', 'v.return_id')
    .select([
      'v.id',
      'v.return_id as returnId',
      'v.measure_id as measureId',
      'v.kind',
      'v.title',
      'v.url',
      'v.file_hash as fileHash',
      'v.file_name as fileName',
      'v.file_size as fileSize',
      'v.media_type as mediaType',
      'v.public',
      'v.accepted_by as acceptedBy',
      'r.plan_id as planId',
      'r.division_id as divisionId',
      'r.period',
    ])
    .where('v.id', '=', id)
    .where('v.removed_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function insertEvidence(
  db: Db,
  piece: Evidence & { readonly addedBy: string; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('work_plan.evidence')
    .values({
      id: piece.id,
      return_id: piece.returnId,
      measure_id: piece.measureId,
      kind: piece.kind,
      title: piece.title,
      url: piece.url,
      file_hash: piece.fileHash,
      file_name: piece.fileName,
      file_size: piece.fileSize,
      media_type: piece.mediaType,
      public: piece.public,
      added_by: piece.addedBy,
      added_at: piece.at,
    })
    .execute()
}

export async function setEvidencePublic(db: Db, id: string, isPublic: boolean): Promise<void> {
  await db.updateTable('work_plan.evidence').set({ public: isPublic }).where('id', '=', id).execute()
}

export async function acceptEvidence(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('work_plan.evidence').set({ accepted_by: by }).where('id', '=', id).execute()
}

export async function removeEvidence(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('work_plan.evidence').set({ removed_at: at }).where('id', '=', id).execute()
}

/** 本处本年不涉及: asked, accepted or refused. */
export interface NotConcerned {
  readonly measureId: string
  readonly divisionId: string
  readonly reason: string
  readonly askedBy: string
  readonly acceptedBy: string | null
  readonly refusedReason: string | null
}

export async function listNotConcerned(db: Db, planId: string): Promise<readonly NotConcerned[]> {
  return db
    .selectFrom('work_plan.not_concerned as n')
    .innerJoin('work_plan.measure as m', 'm.id', 'n.measure_id')
    .select([
      'n.measure_id as measureId',
      'n.division_id as divisionId',
      'n.reason',
      'n.asked_by as askedBy',
      'n.accepted_by as acceptedBy',
      'n.refused_reason as refusedReason',
    ])
    .where('m.plan_id', '=', planId)
    .orderBy('m.number')
    .execute()
}

export async function upsertNotConcerned(
  db: Db,
  row: { measureId: string; divisionId: string; reason: string; by: string; at: Date },
): Promise<void> {
  const fresh = {
    reason: row.reason,
    asked_by: row.by,
    asked_at: row.at,
    accepted_by: null,
    accepted_at: null,
    refused_reason: null,
  }
  await db
    .insertInto('work_plan.not_concerned')
    .values({ measure_id: row.measureId, division_id: row.divisionId, ...fresh })
    .onConflict((c) => c.columns(['measure_id', 'division_id']).doUpdateSet(fresh))
    .execute()
}

export async function decideNotConcerned(
  db: Db,
  key: { measureId: string; divisionId: string },
  decision: { by: string; at: Date; refusedReason: string | null },
): Promise<void> {
  const set =
    decision.refusedReason === null
      ? { accepted_by: decision.by, accepted_at: decision.at, refused_reason: null }
      : { accepted_by: null, accepted_at: null, refused_reason: decision.refusedReason }
  await db
    .updateTable('work_plan.not_concerned')
    .set(set)
    .where('measure_id', '=', key.measureId)
    .where('division_id', '=', key.divisionId)
    .execute()
}

/** What the divisions said of one measure, with the state of the form it stands in. */
export interface MeasureEntry extends ReportEntry {
  readonly divisionId: string
  readonly period: string
  readonly status: ReturnStatus
  readonly savedByName: string | null
  readonly enteredByOffice: string | null
}

export async function listMeasureEntries(db: Db, measureId: string): Promise<readonly MeasureEntry[]> {
  return db
    .selectFrom('work_plan.report_entry as e')
    .innerJoin('work_plan.division_return as r', 'r.id', 'e.return_id')
    .select([
      'e.measure_id as measureId',
      'e.state',
      'e.text',
      'e.unchanged',
      'r.division_id as divisionId',
      'r.period',
      'r.status',
      'r.saved_by_name as savedByName',
      'r.entered_by_office as enteredByOffice',
    ])
    .where('e.measure_id', '=', measureId)
    .orderBy('r.period')
    .orderBy('r.division_id')
    .execute()
}

/** The evidence of one measure with its period and division, in the order in which it was handed in. */
export async function listMeasureEvidence(
  db: Db,
  measureId: string,
): Promise<readonly (Evidence & { readonly period: string; readonly divisionId: string })[]> {
  return db
    .selectFrom('work_plan.evidence as v')
    .innerJoin('work_plan.division_return as r', 'r.id', 'v.return_id')
    .select([
      'v.id',
      'v.return_id as returnId',
      'v.measure_id as measureId',
      'v.kind',
      'v.title',
      'v.url',
      'v.file_hash as fileHash',
      'v.file_name as fileName',
      'v.file_size as fileSize',
      'v.media_type as mediaType',
      'v.public',
      'v.accepted_by as acceptedBy',
      'r.period',
      'r.division_id as divisionId',
    ])
    .where('v.measure_id', '=', measureId)
    .where('v.removed_at', 'is', null)
    .orderBy('v.added_at')
    .orderBy('v.id')
    .execute()
}
