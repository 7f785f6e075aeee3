import { z } from 'zod'
import type { Db } from '../../../../platform/database/database.ts'
import type { PublicState } from '../domain/measure.ts'
import { PeriodContent } from '../domain/period-content.ts'

/** The one public sentence and state of a measure in a period, as 办公室 wrote it. */
export interface PublicEntry {
  readonly measureId: string
  readonly sentence: string
  readonly state: PublicState
  readonly stateReason: string | null
}

export async function listPublicEntries(
  db: Db,
  planId: string,
  period: string,
): Promise<readonly PublicEntry[]> {
  return db
    .selectFrom('work_plan.public_entry as e')
    .innerJoin('work_plan.measure as m', 'm.id', 'e.measure_id')
    .select(['e.measure_id as measureId', 'e.sentence', 'e.state', 'e.state_reason as stateReason'])
    .where('m.plan_id', '=', planId)
    .where('e.period', '=', period)
    .execute()
}

export async function upsertPublicEntry(
  db: Db,
  entry: PublicEntry & { readonly period: string; readonly by: string },
): Promise<void> {
  const row = {
    sentence: entry.sentence,
    state: entry.state,
    state_reason: entry.stateReason,
    written_by: entry.by,
  }
  await db
    .insertInto('work_plan.public_entry')
    .values({ measure_id: entry.measureId, period: entry.period, ...row })
    .onConflict((c) => c.columns(['measure_id', 'period']).doUpdateSet(row))
    .execute()
}

/** A period on its way to the public. */
export interface PeriodRelease {
  readonly id: string
  readonly planId: string
  readonly period: string
  readonly version: number
  readonly status: 'preparing' | 'submitted' | 'returned' | 'released'
  readonly preparedBy: string
  readonly preparedByName: string
  readonly submittedAt: Date | null
  readonly approvedByName: string | null
  readonly releasedAt: Date | null
  readonly returnReason: string | null
  readonly changeNote: string | null
  readonly contentHash: string | null
}

const RELEASE = [
  'id',
  'plan_id as planId',
  'period',
  'version',
  'status',
  'prepared_by as preparedBy',
  'prepared_by_name as preparedByName',
  'submitted_at as submittedAt',
  'approved_by_name as approvedByName',
  'released_at as releasedAt',
  'return_reason as returnReason',
  'change_note as changeNote',
  'content_hash as contentHash',
] as const

/** The releases of a period, newest version first. */
export async function listReleases(
  db: Db,
  planId: string,
  period: string,
): Promise<readonly PeriodRelease[]> {
  return db
    .selectFrom('work_plan.period_release')
    .select(RELEASE)
    .where('plan_id', '=', planId)
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .execute()
}

/** All releases of a plan, for the list of its periods. */
export async function listPlanReleases(db: Db, planId: string): Promise<readonly PeriodRelease[]> {
  return db
    .selectFrom('work_plan.period_release')
    .select(RELEASE)
    .where('plan_id', '=', planId)
    .orderBy('period')
    .orderBy('version')
    .execute()
}

/** The newest release of a period, locked until the end of the transaction. */
export async function findNewestReleaseForUpdate(
  db: Db,
  planId: string,
  period: string,
): Promise<PeriodRelease | null> {
  const row = await db
    .selectFrom('work_plan.period_release')
    .select(RELEASE)
    .where('plan_id', '=', planId)
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

const Frozen = z.object({ content: PeriodContent })

/** What was frozen when the release was handed in. */
export async function getFrozenContent(db: Db, releaseId: string): Promise<PeriodContent> {
  const row = await db
    .selectFrom('work_plan.period_release')
    .select('content')
    .where('id', '=', releaseId)
    .executeTakeFirstOrThrow()
  return Frozen.parse(row).content
}

export async function upsertSubmitted(
  db: Db,
  release: {
    id: string
    planId: string
    period: string
    version: number
    preparedBy: string
    preparedByName: string
    at: Date
    changeNote: string | null
    content: PeriodContent
  },
): Promise<void> {
  const row = {
    status: 'submitted' as const,
    prepared_by: release.preparedBy,
    prepared_by_name: release.preparedByName,
    submitted_at: release.at,
    return_reason: null,
    change_note: release.changeNote,
    content: JSON.stringify(release.content),
  }
  await db
    .insertInto('work_plan.period_release')
    .values({
      id: release.id,
      plan_id: release.planId,
      period: release.period,
      version: release.version,
      ...row,
    })
    .onConflict((c) => c.columns(['plan_id', 'period', 'version']).doUpdateSet(row))
    .execute()
}

/** Keeps the 更正说明 of a version in preparation; begins that version when need be. */
export async function upsertChangeNote(
  db: Db,
  release: {
    id: string
    planId: string
    period: string
    version: number
    preparedBy: string
    preparedByName: string
    changeNote: string
  },
): Promise<void> {
  await db
    .insertInto('work_plan.period_release')
    .values({
      id: release.id,
      plan_id: release.planId,
      period: release.period,
      version: release.version,
      status: 'preparing',
      prepared_by: release.preparedBy,
      prepared_by_name: release.preparedByName,
      change_note: release.changeNote,
    })
    .onConflict((c) =>
      c.columns(['plan_id', 'period', 'version']).doUpdateSet({ change_note: release.changeNote }),
    )
    .execute()
}

export async function markReleased(
  db: Db,
  id: string,
  approval: { by: string; name: string; at: Date; hash: string },
): Promise<void> {
  await db
    .updateTable('work_plan.period_release')
    .set({
      status: 'released',
      approved_by: approval.by,
      approved_by_name: approval.name,
      released_at: approval.at,
      content_hash: approval.hash,
    })
    .where('id', '=', id)
    .execute()
}

export async function markReturned(db: Db, id: string, reason: string): Promise<void> {
  await db
    .updateTable('work_plan.period_release')
    .set({ status: 'returned', return_reason: reason })
    .where('id', '=', id)
    .execute()
}
