import type { Db } from '../../../../platform/database/database.ts'
import type { Evidence, ReturnStatus } from '../domain/division-return.ts'

const PIECE = [
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
] as const

/** A piece of evidence with the form it belongs to. */
export interface PlacedEvidence extends Evidence {
  readonly planId: string
  readonly divisionId: string
  readonly period: string
  readonly returnStatus: ReturnStatus
}

const PLACE = [
  'r.plan_id as planId',
  'r.division_id as divisionId',
  'r.period',
  'r.status as returnStatus',
] as const

/** The evidence of a form. */
export async function listEvidence(db: Db, returnId: string): Promise<readonly Evidence[]> {
  return db
    .selectFrom('work_plan.evidence as v')
    .select(PIECE)
    .where('v.return_id', '=', returnId)
    .where('v.removed_at', 'is', null)
    .orderBy('v.added_at')
    .orderBy('v.id')
    .execute()
}

/** All evidence of a plan with its form. */
export async function listPlanEvidence(db: Db, planId: string): Promise<readonly PlacedEvidence[]> {
  return placed(db).where('r.plan_id', '=', planId).orderBy('v.added_at').orderBy('v.id').execute()
}

/** The evidence of one measure over all periods and divisions. */
export async function listMeasureEvidence(db: Db, measureId: string): Promise<readonly PlacedEvidence[]> {
  return placed(db).where('v.measure_id', '=', measureId).orderBy('v.added_at').orderBy('v.id').execute()
}

/** A piece that has not been taken back, or null. */
export async function findEvidence(db: Db, id: string): Promise<PlacedEvidence | null> {
  return (await placed(db).where('v.id', '=', id).executeTakeFirst()) ?? null
}

function placed(db: Db) {
  return db
    .selectFrom('work_plan.evidence as v')
    .innerJoin('work_plan.division_return as r', 'r.id', 'v.return_id')
    .select([...PIECE, ...PLACE])
    .where('v.removed_at', 'is', null)
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

/** Puts another title on evidence that is a page of this site. */
export async function renameReleased(db: Db, paths: readonly string[], title: string): Promise<void> {
  await db
    .updateTable('work_plan.evidence')
    .set({ title })
    .where('kind', '=', 'release')
    .where('url', 'in', paths)
    .execute()
}
