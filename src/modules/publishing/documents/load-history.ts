import { createHash } from 'node:crypto'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import { canonical } from '../../../platform/work/ledger.ts'
import type { Work } from '../../../platform/work/work.ts'
import { allowedHistoryActions, historyStateNames } from './domain/history-batch.ts'
import type { HistoryAction, HistoryBatch } from './domain/history-batch.ts'
import { getHistoryBatchForUpdate } from './store/history-batches.ts'
import { listHistory } from './store/history-documents.ts'
import type { HistoryLineShown } from './store/history-documents.ts'

export const HISTORY_PATH = '/zcwj/ls'

/** The public address of a batch; its documents stand under it by their line. */
export function historyPath({ number }: Pick<HistoryBatch, 'number'>): string {
  return `${HISTORY_PATH}/${String(number)}`
}

/** One hash over every line of a batch as the public will see it. */
export async function historyHash(db: Db, batchId: string): Promise<string> {
  return hashOfHistory(await listHistory(db, batchId))
}

/** The same over lines that were just read. */
export function hashOfHistory(lines: readonly HistoryLineShown[]): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(canonical(line)).update('\n')
  return hash.digest('hex')
}

/** A batch to act on, held until the transaction ends. Refuses what its state or the person does not allow. */
export async function loadHistoryFor(work: Work, id: string, action: HistoryAction): Promise<HistoryBatch> {
  const batch = await getHistoryBatchForUpdate(work.db, id)
  if (allowedHistoryActions(work.actor, batch).includes(action)) return batch
  throw new Refusal(
    'conflict',
    `no-${action}`,
    `这一步现在不能办：这一批${historyStateNames[batch.state]}，或者不归您办。自己导入的，由另一人放行。`,
  )
}
