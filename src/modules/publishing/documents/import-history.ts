import { z } from 'zod'
import type { Job } from '../../../platform/jobs/worker.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { HistoryBatch } from './domain/history-batch.ts'
import { askForRelease } from './history-duties.ts'
import { historyHash, loadHistoryFor } from './load-history.ts'
import { dropStagedJob, readStaged } from './prepare-history.ts'
import { getHistoryBatchForUpdate, updateHistoryBatch } from './store/history-batches.ts'
import type { BatchChange } from './store/history-batches.ts'
import { insertHistory, relateSuperseded } from './store/history-documents.ts'

/** So many rows come in together, in one transaction with their checkpoint. */
export const ROWS_AT_ONCE = 250

/** Has what lies ready taken in, from the first row or from where it was paused. */
export async function startHistory(work: Work, id: string): Promise<void> {
  await run(work, await loadHistoryFor(work, id, 'start'), 'history-started')
}

/** Goes on where it was paused. */
export async function resumeHistory(work: Work, id: string): Promise<void> {
  await run(work, await loadHistoryFor(work, id, 'resume'), 'history-resumed')
}

async function run(work: Work, { id, nextRow }: HistoryBatch, action: string): Promise<void> {
  await updateHistoryBatch(work.db, id, { state: 'running', lastAt: work.now })
  await work.record({ subject: `history-batch:${id}`, action })
  await work.enqueue(importHistoryJob.name, { batchId: id, from: nextRow })
}

/** Stops after the rows that are being taken in; nothing of them is lost. */
export async function pauseHistory(work: Work, id: string): Promise<void> {
  await loadHistoryFor(work, id, 'pause')
  await updateHistoryBatch(work.db, id, { state: 'paused', lastAt: null })
  await work.record({ subject: `history-batch:${id}`, action: 'history-paused' })
}

const Place = z.object({ batchId: z.uuid(), from: z.number().int() })

/**
 * Takes the next rows in and queues itself for the following ones, all in one transaction: killed at any moment it goes on
 * at its checkpoint, and a second run from the same place finds the batch further on and does nothing.
 */
export const importHistoryJob: Job = {
  name: 'documents.import-history',
  actor: '历史文件导入',
  run: async (work, payload) => {
    const { batchId, from } = Place.parse(payload)
    const batch = await getHistoryBatchForUpdate(work.db, batchId)
    if (batch.state !== 'running' || batch.nextRow !== from) return
    const records = await readStaged(work, batch, { from, count: ROWS_AT_ONCE })
    const imported = await insertHistory(work.db, records, {
      batch,
      today: work.today,
      at: work.now,
      newId: () => work.newId(),
    })
    const nextRow = from + records.length
    const isDone = nextRow >= batch.total
    await updateHistoryBatch(work.db, batchId, {
      nextRow,
      imported: batch.imported + imported,
      known: batch.known + records.length - imported,
      runningMs: batch.runningMs + elapsed(batch, work.now),
      lastAt: work.now,
      ...(isDone ? await finished(work, batch) : {}),
    })
    await work.record({
      subject: `history-batch:${batchId}`,
      action: isDone ? 'history-imported' : 'history-rows-imported',
      after: { from, rows: records.length, fresh: imported },
    })
    if (isDone) await afterTheLast(work, batch)
    else await work.enqueue(importHistoryJob.name, { batchId, from: nextRow })
  },
}

function elapsed({ lastAt }: HistoryBatch, now: Date): number {
  return lastAt === null ? 0 : Math.max(0, now.getTime() - lastAt.getTime())
}

async function finished(work: Work, { id, preparedByName }: HistoryBatch): Promise<BatchChange> {
  await relateSuperseded(work.db, id, preparedByName)
  return { state: 'imported', stagedHash: null, contentHash: await historyHash(work.db, id) }
}

async function afterTheLast(work: Work, batch: HistoryBatch): Promise<void> {
  await askForRelease(work, batch)
  if (batch.stagedHash !== null) await work.enqueue(dropStagedJob.name, { hash: batch.stagedHash })
}
