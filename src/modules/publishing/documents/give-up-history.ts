import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { HistoryBatch } from './domain/history-batch.ts'
import { endReleaseDuty } from './history-duties.ts'
import { loadHistoryFor } from './load-history.ts'
import { dropStagedJob } from './prepare-history.ts'
import { updateHistoryBatch } from './store/history-batches.ts'
import { deleteHistory } from './store/history-documents.ts'

/** Gives a batch up that nobody let out; its rows leave the register. */
export async function discardHistory(work: Work, id: string): Promise<void> {
  await giveUp(work, await loadHistoryFor(work, id, 'discard'), '导入人作废')
}

/** Sends a batch back: its rows leave the register, and it comes again as another file. */
export async function returnHistory(work: Work, id: string, because: string): Promise<readonly FieldError[]> {
  const reason = because.trim()
  if (reason === '') return [{ field: 'because', message: '请写明哪里不行、怎么改。' }]
  await giveUp(work, await loadHistoryFor(work, id, 'return'), `退回：${reason}`)
  return []
}

/** Gives up what was not let out, with the reason; what lay ready and what was registered goes. */
async function giveUp(work: Work, { id, stagedHash }: HistoryBatch, because: string): Promise<void> {
  await deleteHistory(work.db, id)
  await updateHistoryBatch(work.db, id, { state: 'discarded', discardedBecause: because, stagedHash: null })
  await work.record({ subject: `history-batch:${id}`, action: 'history-discarded', reason: because })
  await endReleaseDuty(work, id, because)
  if (stagedHash !== null) await work.enqueue(dropStagedJob.name, { hash: stagedHash })
}
