import { download, page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import type { DutyKind } from '../../../../platform/manifest/duty-kind.ts'
import type { SheetSpec } from '../../../../platform/sheets/sheet-spec.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { findOpennessOffice } from '../../organisation/index.ts'
import { LATE } from '../domain/board.ts'
import { remaining } from '../domain/duty.ts'
import type { OpenDuty } from '../domain/duty.ts'
import { OVERSEERS } from '../domain/urging.ts'
import { BoardQuery } from './board.form.ts'
import { BoardPage } from './board.page.tsx'
import { boardPath, divisionName, listOfBoard, loadBoard, ownerName } from './board.view.ts'
import type { BoardView } from './board.view.ts'
import { CircularPage, MOST_NAMED } from './circular.page.tsx'

const PATH = '/workbench/board'
const ROWS = 50
/** What an office machine still opens quickly. */
const MOST_EXPORTED = 20_000

export const BOARD_READERS = [...OVERSEERS, 'head'] as const
const may = { who: 'functions', any: BOARD_READERS } as const

/** 看板, its workbook, and the 通报 of one page. */
export function boardRoutes(kinds: () => readonly DutyKind[]): readonly Route[] {
  const get = (path: string, run: (ask: Ask, kinds: readonly DutyKind[]) => Promise<Reply>): Route => ({
    method: 'GET',
    path,
    surface: 'workbench',
    may,
    run: (ask) => run(ask, kinds()),
  })
  return [
    get(PATH, showBoard),
    get(`${PATH}/export.xlsx`, exportBoard),
    get(`${PATH}/circular`, showCircular),
  ]
}

async function showBoard(ask: Ask, kinds: readonly DutyKind[]): Promise<Reply> {
  const { page: wanted, ...filter } = BoardQuery.parse(ask.query)
  const view = await loadBoard(ask.work, kinds, filter)
  const pages = Math.max(1, Math.ceil(view.table.total / ROWS))
  const at = Math.min(wanted, pages)
  const query = boardPath(filter).slice(PATH.length)
  const html = await deskPage(
    ask,
    {
      title: '看板',
      meta: scopeWords(view),
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '看板' }],
      actions: (
        <>
          <a class="btn" href={`${PATH}/export.xlsx${query}`}>
            导出表格
          </a>
          <a class="btn" href={`${PATH}/circular${query}`}>
            通报
          </a>
        </>
      ),
      help: '行是处室，列是到期的月份，迟得多的处室在上。点数字看是哪些事；上面可以按处室、种类、到期筛选，网址可以发给别人。「催办文字」复制后贴到群里。',
    },
    <BoardPage
      view={view}
      list={await listOfBoard(ask.work, view, { offset: (at - 1) * ROWS, limit: ROWS })}
      page={at}
      pages={pages}
      origin={ask.visit.origin}
    />,
  )
  return page(html)
}

function scopeWords(view: BoardView): string {
  const { division } = view.filter
  const one = division === null ? null : divisionName(view, division === 'none' ? null : division)
  const scope =
    view.divisionIds === null ? '全局' : view.divisionIds.map((id) => divisionName(view, id)).join('、')
  return `${one ?? scope}，截至 ${view.today}，未办结的事项`
}

async function exportBoard(ask: Ask, kinds: readonly DutyKind[]): Promise<Reply> {
  const { division, kind, state } = BoardQuery.parse(ask.query)
  const view = await loadBoard(ask.work, kinds, { division, kind, state })
  const list = await listOfBoard(ask.work, view, { offset: 0, limit: MOST_EXPORTED })
  const sheet = boardSheet(view, list, ask.visit.demo)
  return download(await writeWorkbook(sheet), FILE_KINDS.xlsx.contentType, `时限事项看板${view.today}.xlsx`)
}

function boardSheet(view: BoardView, list: readonly OpenDuty[], demo: boolean): SheetSpec {
  const cut = view.table.total - list.length
  return {
    name: '时限事项',
    title: '未办结的时限事项',
    left: scopeWords(view),
    right: `共 ${String(view.table.total)} 件`,
    demo,
    orientation: 'landscape',
    columns: [
      { head: '序号', width: 3, align: 'center' },
      { head: '承办', width: 8, align: 'left' },
      { head: '事项', width: 20, align: 'left' },
      { head: '要做什么', width: 10, align: 'left' },
      { head: '种类', width: 6, align: 'left' },
      { head: '期限', width: 6, align: 'center' },
      { head: '剩', width: 6, align: 'left' },
      { head: '依据', width: 14, align: 'left' },
    ],
    rows: list.map((duty, place) => [
      place + 1,
      ownerName(view, duty),
      duty.title,
      duty.action,
      view.kindNames.get(duty.kind) ?? duty.action,
      duty.due.kind === 'day' ? duty.due.on : '—',
      remaining(duty.due, view.today),
      duty.clause,
    ]),
    ...(cut > 0 ? { closing: [`注：另有 ${String(cut)} 件没有列出，请先筛选再导出。`] } : {}),
  }
}

async function showCircular(ask: Ask, kinds: readonly DutyKind[]): Promise<Reply> {
  const { work } = ask
  const { division, kind } = BoardQuery.parse(ask.query)
  const view = await loadBoard(work, kinds, { division, kind, state: null })
  const late = await listOfBoard(
    work,
    { ...view, filter: { ...view.filter, state: LATE } },
    { offset: 0, limit: MOST_NAMED },
  )
  const html = await deskPage(
    ask,
    {
      title: '时限事项办理情况通报',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '看板', href: boardPath(view.filter) },
        { label: '通报' },
      ],
      help: '这一页按 A4 排好：上面是各处室的件数，下面点名迟了的事项。按浏览器的“打印”，菜单和按钮不会印出来。先在看板筛选，就只通报筛出的。',
    },
    <CircularPage view={view} late={late} office={(await findOpennessOffice(work.db))?.name ?? ''} />,
  )
  return page(html)
}
