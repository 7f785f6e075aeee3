import { z } from 'zod'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { columnTags, findVisible, getColumn } from '../../../ground/publication/index.ts'
import type { VisiblePublication } from '../../../ground/publication/index.ts'
import { HISTORY_PATH } from '../load-history.ts'
import { findPublicHistory, listPublicHistory } from '../store/public-documents.ts'
import { HISTORY_A_PAGE, HistoryBatchPage, HistoryDocumentPage } from './history.page.tsx'

const may = { who: 'public' } as const
const BATCH = `${HISTORY_PATH}/:number`

/** Past documents that were let out: a batch, and each of its documents. */
export const historyPortalRoutes: readonly Route[] = [
  { method: 'GET', path: BATCH, surface: 'portal', may, kept: true, run: showBatch },
  { method: 'GET', path: `${BATCH}/:line`, surface: 'portal', may, kept: true, run: showDocument },
]

const Content = z.object({ count: z.number() })
const PageNumber = z.coerce.number().int().min(1).max(2000).catch(1)

async function showBatch(ask: Ask): Promise<Reply> {
  const { work } = ask
  const batch = await batchOf(ask)
  const { count } = Content.parse(batch.content)
  const number = PageNumber.parse(ask.query.page)
  const html = await sitePage(
    ask,
    { title: batch.title, column: columnTags(await getColumn(work.db, 'zcwj'), '政策文件') },
    <HistoryBatchPage
      path={batch.path}
      title={batch.title}
      releasedOn={civilDateAt(batch.releasedAt)}
      count={count}
      documents={await listPublicHistory(work.db, batch.id, {
        limit: HISTORY_A_PAGE,
        offset: (number - 1) * HISTORY_A_PAGE,
      })}
      page={number}
      today={work.today}
    />,
  )
  return page(html)
}

async function showDocument(ask: Ask): Promise<Reply> {
  const { work } = ask
  const batch = await batchOf(ask)
  const line = /^\d{1,7}$/.test(ask.params.line ?? '') ? Number(ask.params.line) : 0
  const document = await findPublicHistory(work.db, batch.id, line)
  if (document === null) throw absent()
  const html = await sitePage(
    ask,
    { title: document.title, column: columnTags(await getColumn(work.db, 'zcwj'), '政策文件') },
    <HistoryDocumentPage document={document} batch={batch} today={work.today} />,
  )
  return page(html)
}

async function batchOf({ work, params }: Ask): Promise<VisiblePublication> {
  const batch = await findVisible(work.db, `${HISTORY_PATH}/${params.number ?? ''}`)
  if (batch === null) throw absent()
  return batch
}

function absent(): Refusal {
  return new Refusal('absent', 'no-history', '这里没有已公开的历史文件，可能已经撤下。请到文件库查找。')
}
