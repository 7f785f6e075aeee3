import { z } from 'zod'
import { holds } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import type { Work } from '../../../../platform/work/work.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { findVisible } from '../../../ground/publication/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import {
  allowedHistoryActions,
  HISTORIANS,
  historyReaders,
  HISTORY_RELEASERS,
} from '../domain/history-batch.ts'
import { discardHistory, returnHistory } from '../give-up-history.ts'
import { batchPage, HISTORY } from '../history-duties.ts'
import { pauseHistory, resumeHistory, startHistory } from '../import-history.ts'
import { historyPath } from '../load-history.ts'
import { prepareHistory, readStaged } from '../prepare-history.ts'
import { releaseHistory } from '../release-history.ts'
import { getHistoryBatch, listHistoryBatches } from '../store/history-batches.ts'
import { listHistory } from '../store/history-documents.ts'
import { HistoryBatchDeskPage, LINES_A_PAGE } from './history-batch.page.tsx'
import { HistoryPage, HistoryTag } from './history.page.tsx'

const BATCH = `${HISTORY}/:id`
const MOST_BYTES = 256 * 1024 * 1024
const FIRST_ROWS = 20
const surface = 'workbench'
const may = historyReaders
const historians = { who: 'functions', any: HISTORIANS } as const
const releasers = { who: 'functions', any: HISTORY_RELEASERS } as const

/** 历史文件批量导入: upload, look, start, pause, go on; a second person lets the batch out. */
export const historyRoutes: readonly Route[] = [
  { method: 'GET', path: HISTORY, surface, may, run: (ask) => showBatches(ask, []) },
  { method: 'POST', path: HISTORY, surface, may: historians, uploadLimit: MOST_BYTES, run: postFile },
  { method: 'GET', path: BATCH, surface, may, run: (ask) => showBatch(ask, []) },
  { method: 'GET', path: `${BATCH}/faults.xlsx`, surface, may, run: sendFaults },
  { method: 'POST', path: `${BATCH}/start`, surface, may: historians, run: acting(startHistory) },
  { method: 'POST', path: `${BATCH}/pause`, surface, may: historians, run: acting(pauseHistory) },
  { method: 'POST', path: `${BATCH}/resume`, surface, may: historians, run: acting(resumeHistory) },
  { method: 'POST', path: `${BATCH}/discard`, surface, may: historians, run: acting(discardHistory) },
  { method: 'POST', path: `${BATCH}/release`, surface, may: releasers, run: postRelease },
  { method: 'POST', path: `${BATCH}/return`, surface, may: releasers, run: postReturn },
]

const CRUMBS = [
  { label: '今日', href: '/workbench' },
  { label: '公文', href: DOCUMENTS },
]

async function showBatches(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '历史文件批量导入',
      crumbs: [...CRUMBS, { label: '历史文件' }],
      help: '以前公布过的文件，整批收进登记簿：上传，看过再开始，可以暂停；导完由另一人放行，才在文件库公开。同一份文件只收一次。',
    },
    <HistoryPage
      batches={await listHistoryBatches(ask.work.db)}
      errors={errors}
      mayImport={holds(ask.work.actor, HISTORIANS)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postFile(ask: Ask): Promise<Reply> {
  const upload = ask.uploads.find(({ field }) => field === 'list')
  if (upload === undefined) return showBatches(ask, [{ field: 'list', message: '请先选文件。' }])
  try {
    return redirect(batchPage(await prepareHistory(ask.work, upload)))
  } catch (cause) {
    if (cause instanceof Refusal && cause.kind === 'invalid')
      return showBatches(ask, [{ field: 'list', message: cause.message }])
    throw cause
  }
}

const PageNumber = z.coerce.number().int().min(1).max(2000).catch(1)

async function showBatch(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const batch = await getHistoryBatch(work.db, ask.params.id ?? '')
  const number = PageNumber.parse(ask.query.page)
  const lines =
    batch.stagedHash === null
      ? await listHistory(work.db, batch.id, { limit: LINES_A_PAGE, offset: (number - 1) * LINES_A_PAGE })
      : await readStaged(work, batch, { from: 0, count: FIRST_ROWS })
  const visible = batch.publicationId === null ? null : await findVisible(work.db, historyPath(batch))
  const html = await deskPage(
    ask,
    {
      title: `历史文件第 ${String(batch.number)} 批`,
      meta: <HistoryTag state={batch.state} />,
      crumbs: [...CRUMBS, { label: '历史文件', href: HISTORY }, { label: `第 ${String(batch.number)} 批` }],
      help: '先看开头几份和不收的行；没有问题就开始。导入时可以暂停、离开。导完由没有参加导入的一人看过放行，或者写明理由退回。',
      ledger: [{ subject: `history-batch:${batch.id}` }],
    },
    <HistoryBatchDeskPage
      batch={batch}
      actions={allowedHistoryActions(work.actor, batch)}
      lines={lines}
      page={number}
      publicPath={visible?.path ?? null}
      because={typeof ask.form.because === 'string' ? ask.form.because : ''}
      errors={errors}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function sendFaults({ work, params, visit }: Ask): Promise<Reply> {
  const { number, faults } = await getHistoryBatch(work.db, params.id ?? '')
  const name = `历史文件第${String(number)}批不收的行`
  const bytes = await writeWorkbook({
    name: '不收的行',
    title: name,
    demo: visit.demo,
    columns: [
      { head: '行', width: 4 },
      { head: '为什么不收', width: 40 },
    ],
    rows: faults.map(({ line, sentence }) => [line, sentence]),
  })
  return download(bytes, FILE_KINDS.xlsx.contentType, `${name}.xlsx`)
}

function acting(act: (work: Work, id: string) => Promise<void>): Route['run'] {
  return async ({ work, params }) => {
    const id = params.id ?? ''
    await act(work, id)
    return redirect(batchPage(id))
  }
}

async function postRelease({ work, params, form }: Ask): Promise<Reply> {
  const id = params.id ?? ''
  await releaseHistory(work, id, typeof form.seen === 'string' ? form.seen : '')
  return redirect(batchPage(id))
}

async function postReturn(ask: Ask): Promise<Reply> {
  const id = ask.params.id ?? ''
  const because = typeof ask.form.because === 'string' ? ask.form.because.slice(0, 500) : ''
  const errors = await returnHistory(ask.work, id, because)
  return errors.length === 0 ? redirect(batchPage(id)) : showBatch(ask, errors)
}
