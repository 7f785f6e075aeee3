import { sql } from 'kysely'
import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { HistoryBatch, HistoryState } from '../domain/history-batch.ts'
import { HistoryFault } from '../domain/history-line.ts'

const BATCH = [
  'id',
  'number',
  'state',
  'file_name as fileName',
  'staged_hash as stagedHash',
  'division_id as divisionId',
  'total',
  'next_row as nextRow',
  'imported',
  'known',
  'faults',
  'running_ms as runningMs',
  'last_at as lastAt',
  'content_hash as contentHash',
  'prepared_by as preparedBy',
  'prepared_by_name as preparedByName',
  'prepared_at as preparedAt',
  'discarded_because as discardedBecause',
  'released_by_name as releasedByName',
  'released_at as releasedAt',
  'publication_id as publicationId',
] as const

const Faults = z.array(HistoryFault)

/** A batch that was just read from a file. */
export type FreshBatch = Pick<
  HistoryBatch,
  | 'id'
  | 'fileName'
  | 'stagedHash'
  | 'divisionId'
  | 'total'
  | 'faults'
  | 'preparedBy'
  | 'preparedByName'
  | 'preparedAt'
>

/** Enters a batch under the next number. */
export async function insertHistoryBatch(db: Db, batch: FreshBatch): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('documents.history_batch'))`.execute(db)
  await db
    .insertInto('documents.history_batch')
    .values({
      id: batch.id,
      number: sql`(select coalesce(max(number), 0) + 1 from documents.history_batch)`,
      state: 'ready',
      file_name: batch.fileName,
      staged_hash: batch.stagedHash,
      division_id: batch.divisionId,
      total: batch.total,
      faults: JSON.stringify(batch.faults),
      prepared_by: batch.preparedBy,
      prepared_by_name: batch.preparedByName,
      prepared_at: batch.preparedAt,
    })
    .execute()
}

/** Every batch, the newest first, without its faults. */
export async function listHistoryBatches(db: Db): Promise<readonly HistoryBatch[]> {
  const rows = await db
    .selectFrom('documents.history_batch')
    .select(BATCH)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.map(batchOf)
}

/** A batch by id; refuses an id that names none. */
export async function getHistoryBatch(db: Db, id: string): Promise<HistoryBatch> {
  const row = isId(id) ? await one(db, id).executeTakeFirst() : undefined
  if (row === undefined) throw new Refusal('absent', 'no-history-batch', '没有这一批历史文件。')
  return batchOf(row)
}

/** The same, held until the transaction ends. */
export async function getHistoryBatchForUpdate(db: Db, id: string): Promise<HistoryBatch> {
  const row = isId(id) ? await one(db, id).forUpdate().executeTakeFirst() : undefined
  if (row === undefined) throw new Refusal('absent', 'no-history-batch', '没有这一批历史文件。')
  return batchOf(row)
}

function one(db: Db, id: string) {
  return db.selectFrom('documents.history_batch').select(BATCH).where('id', '=', id)
}

type Row = Awaited<ReturnType<ReturnType<typeof one>['executeTakeFirstOrThrow']>>

function batchOf(row: Row): HistoryBatch {
  return { ...row, faults: Faults.parse(row.faults), runningMs: Number(row.runningMs) }
}

/** What changes of a batch; what is left out stays. */
export interface BatchChange {
  readonly state?: HistoryState
  readonly stagedHash?: null
  readonly nextRow?: number
  readonly imported?: number
  readonly known?: number
  readonly runningMs?: number
  readonly lastAt?: Date | null
  readonly contentHash?: string
  readonly discardedBecause?: string
  readonly released?: { readonly byName: string; readonly at: Date; readonly publicationId: string }
}

export async function updateHistoryBatch(db: Db, id: string, change: BatchChange): Promise<void> {
  await db
    .updateTable('documents.history_batch')
    .set({
      state: change.state,
      staged_hash: change.stagedHash,
      next_row: change.nextRow,
      imported: change.imported,
      known: change.known,
      running_ms: change.runningMs,
      last_at: change.lastAt,
      content_hash: change.contentHash,
      discarded_because: change.discardedBecause,
      released_by_name: change.released?.byName,
      released_at: change.released?.at,
      publication_id: change.released?.publicationId,
    })
    .where('id', '=', id)
    .execute()
}
