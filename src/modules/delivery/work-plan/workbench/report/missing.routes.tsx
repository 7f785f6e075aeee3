import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { FILE_KINDS } from '../../../../../platform/files/file-kinds.ts'
import { download, page } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import type { SheetSpec } from '../../../../../platform/sheets/sheet-spec.ts'
import { writeWorkbook } from '../../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { MissingPage } from './missing.page.tsx'
import { lateness, loadMissing } from './missing.view.ts'
import type { MissingView } from './missing.view.ts'
import { returnStatusNames, returnStatusOf } from './returns.words.tsx'

const may = { who: 'functions', any: ['openness-handler', 'openness-head', 'leader'] } as const
const PATH = '/workbench/plans/:planId/missing/:period'

/** 「还没报的」, for 办公室 and leaders, as a page and as a workbook. */
export const missingRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: showMissing },
  { method: 'GET', path: `${PATH}/sheet`, surface: 'workbench', may, run: exportMissing },
]

async function showMissing(ask: Ask): Promise<Reply> {
  const view = await loadMissing(ask.work, keyOf(ask))
  const title = `还没报的：${view.period.name}`
  const html = await deskPage(
    ask,
    {
      title,
      meta: `《${view.plan.title}》`,
      actions:
        view.missing.length === 0 ? null : (
          <a class="btn" href={`${ask.visit.path}/sheet`}>
            导出表格
          </a>
        ),
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '工作要点', href: `/workbench/plans/${view.plan.id}` },
        { label: title },
      ],
      help: '负责人确认了才算报。复制催办文字贴到工作群；点处室名看填到哪一步，电话里报来的可以由办公室代录。',
    },
    <MissingPage view={view} link={`${ask.visit.origin}/workbench`} />,
  )
  return page(html)
}

async function exportMissing(ask: Ask): Promise<Reply> {
  const view = await loadMissing(ask.work, keyOf(ask))
  return download(
    await writeWorkbook(missingSheet(view, ask.visit.demo)),
    FILE_KINDS.xlsx.contentType,
    `${withoutSpace(view.period.name)}还没报的处室.xlsx`,
  )
}

function missingSheet(view: MissingView, demo: boolean): SheetSpec {
  return {
    name: '还没报的',
    title: `${view.plan.title}${withoutSpace(view.period.name)}还没报的处室`,
    left: `报告日 ${view.dueOn}（内部期限）`,
    right: `截至 ${view.today}，${lateness(view)}`,
    demo,
    orientation: 'portrait',
    columns: [
      { head: '序号', width: 3, align: 'center' },
      { head: '处室', width: 12, align: 'left' },
      { head: '项数', width: 4, align: 'center' },
      { head: '到哪一步', width: 10, align: 'left' },
      { head: '电话', width: 10, align: 'left' },
    ],
    rows: view.missing.map(({ division, form, count }, place) => [
      place + 1,
      division.name,
      count,
      returnStatusNames[returnStatusOf(form)],
      division.phone,
    ]),
  }
}

function keyOf(ask: Ask) {
  const { planId = '', period = '' } = ask.params
  return { planId, period }
}
