import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { listHolders } from '../../ground/organisation/index.ts'
import { DOCUMENTS } from './document-duties.ts'
import type { HistoryBatch } from './domain/history-batch.ts'
import { historyReleaseDays } from './domain/document-settings.ts'

export const HISTORY = `${DOCUMENTS}/history`

/** The page of a batch in the workbench. */
export function batchPage(id: string): string {
  return `${HISTORY}/${id}`
}

/** One duty for the whole batch, to somebody who did not prepare it; what is history owes nothing else. */
export async function askForRelease(work: Work, batch: HistoryBatch): Promise<void> {
  const heads = await listHolders(work.db, 'openness-head', work.today)
  const head = heads.find(({ personId }) => personId !== batch.preparedBy)
  await openDuty(work, {
    kind: 'documents.release-history',
    subject: `history-batch:${batch.id}`,
    title: `放行历史文件第 ${String(batch.number)} 批`,
    action: '看过再放行',
    url: batchPage(batch.id),
    divisionId: head?.divisionId ?? null,
    function: head === undefined ? 'leader' : 'openness-head',
    rule: 'documents.release-history',
    clause: '先审后发',
    explanation: `${batch.preparedByName}导入完毕，由没有参加导入的一人放行，公众才看得到。`,
    internal: true,
    ...countedDue(work.calendar, { from: work.today, workingDays: work.rules.read(historyReleaseDays) }),
  })
}

/** Ends the duty of a batch that was let out or given up. */
export async function endReleaseDuty(work: Work, batchId: string, how: string): Promise<void> {
  await dischargeWhere(work, [`history-batch:${batchId}`], { fits: () => true, how })
}
