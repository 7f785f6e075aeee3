import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { findBureau, listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { documentReaders } from '../domain/document-actions.ts'
import { sharesByYear, sharesOf } from '../domain/open-share.ts'
import { countByAttribute } from '../store/register.ts'
import { lastQuarters } from './quarters.ts'
import { SharePage } from './share.page.tsx'

const desk = { surface: 'workbench', may: documentReaders } as const

/** 公开比例: how much of what each division registered is 主动公开, by year, shown and taken away. */
export const shareRoutes: readonly Route[] = [
  { method: 'GET', path: `${DOCUMENTS}/share`, ...desk, run: showShare },
  { method: 'GET', path: `${DOCUMENTS}/share.xlsx`, ...desk, run: sendShare },
]

async function showShare(ask: Ask): Promise<Reply> {
  const { work } = ask
  const shares = sharesOf(await countByAttribute(work.db))
  const html = await deskPage(
    ask,
    {
      title: '公开比例',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '公文', href: DOCUMENTS },
        { label: '公开比例' },
      ],
      help: '每个处室每年登记了多少公文，主动公开占多少，和上一年比。下面按季度下载交给档案馆和公共图书馆的清单，照清单移交。',
    },
    <SharePage
      shares={shares}
      years={sharesByYear(shares)}
      names={await divisionNames(ask)}
      quarters={lastQuarters(work.today)}
    />,
  )
  return page(html)
}

async function divisionNames({ work }: Ask): Promise<ReadonlyMap<string, string>> {
  return new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))
}

async function sendShare(ask: Ask): Promise<Reply> {
  const { work, visit } = ask
  const shares = sharesOf(await countByAttribute(work.db))
  const names = await divisionNames(ask)
  const bytes = await writeWorkbook({
    name: '公开比例',
    title: `${(await findBureau(work.db))?.name ?? ''}公文主动公开比例`,
    left: '按成文年份和处室',
    right: `截至 ${work.today}`,
    demo: visit.demo,
    columns: [
      { head: '年份', width: 6 },
      { head: '处室', width: 14, align: 'left' },
      ...['登记', '主动公开', '依申请', '不予公开', '未定', '主动公开率（%）'].map((head) => ({
        head,
        width: 8,
      })),
    ],
    rows: [
      ...shares.map((share) => [
        share.year,
        names.get(share.divisionId) ?? '（已撤并的处室）',
        ...[share.total, share.open, share.onRequest, share.closed, share.undecided, share.percent],
      ]),
      ...sharesByYear(shares).map(({ year, total, open, percent }) => [
        year,
        '全局',
        ...[total, open, null, null, null, percent],
      ]),
    ],
  })
  return download(bytes, FILE_KINDS.xlsx.contentType, '公文主动公开比例.xlsx')
}
