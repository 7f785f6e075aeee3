import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { releasePublication } from '../../ground/publication/index.ts'
import type { PublicationPart } from '../../ground/publication/index.ts'
import { endReleaseDuty } from './history-duties.ts'
import { hashOfHistory, historyPath, loadHistoryFor } from './load-history.ts'
import { updateHistoryBatch } from './store/history-batches.ts'
import { listHistory, markHistoryReleased } from './store/history-documents.ts'
import type { HistoryLineShown } from './store/history-documents.ts'

export const HISTORY_KIND = 'document-history'

/**
 * Lets a batch out as the second person (先审后发): in 文件库 and 检索, all of it or nothing, each document 主动公开 by this
 * decision. Refuses who prepared it, and a batch other than the one that was `seen`. No clock runs for what is history (K-01).
 */
export async function releaseHistory(work: Work, id: string, seen: string): Promise<void> {
  const batch = await loadHistoryFor(work, id, 'release')
  const lines = await listHistory(work.db, id)
  const hash = hashOfHistory(lines)
  if (batch.contentHash !== seen || hash !== seen)
    throw new Refusal('conflict', 'changed-since', '打开这一页以后内容变了，没有放行。请刷新，看过再放行。')
  const path = historyPath(batch)
  const title = `历史文件第 ${String(batch.number)} 批（${String(lines.length)} 份）`
  const { id: publicationId } = await releasePublication(work, {
    path,
    kind: HISTORY_KIND,
    columnId: 'zcwj',
    divisionId: batch.divisionId,
    title,
    content: { number: batch.number, count: lines.length, hash },
    parts: [part({ path, title, text: '' }), ...lines.map((line) => partOf(line, path))],
    author: { id: batch.preparedBy, name: batch.preparedByName },
    changeNote: null,
  })
  const byName = actorName(work.actor)
  await markHistoryReleased(work.db, id, { byName, on: work.today })
  await updateHistoryBatch(work.db, id, {
    state: 'released',
    released: { byName, at: work.now, publicationId },
  })
  await work.record({
    subject: `history-batch:${id}`,
    action: 'history-released',
    after: { publicationId, count: lines.length, hash },
  })
  await endReleaseDuty(work, id, `${byName}放行`)
}

function partOf(
  { line, title, number, issuer, topic, level }: HistoryLineShown,
  path: string,
): PublicationPart {
  const text = [number, issuer, topic, level].filter((words) => words !== null).join(' ')
  return part({ path: `${path}/${String(line)}`, title, text })
}

function part(found: Pick<PublicationPart, 'path' | 'title' | 'text'>): PublicationPart {
  return { ...found, divisionId: null, divisionName: '' }
}
