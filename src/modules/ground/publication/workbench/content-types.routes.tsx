import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listColumns } from '../store/columns.ts'
import { listContentTypes, listReviewRoutes } from '../store/content-types.ts'
import { columnKeepers } from './columns.routes.tsx'
import { COLUMNS } from './columns.page.tsx'
import { CONTENT_TYPES, ContentTypesPage } from './content-types.page.tsx'

/** 稿件类型: what is asked of each, and which gates it passes. */
export const contentTypeRoutes: readonly Route[] = [
  { method: 'GET', path: CONTENT_TYPES, surface: 'workbench', may: columnKeepers, run: showTypes },
]

async function showTypes(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const html = await deskPage(
    ask,
    {
      title: '稿件类型',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '栏目', href: COLUMNS },
        { label: '稿件类型' },
      ],
      help: '每种稿件要填哪些要素、过哪几道关口、哪些栏目收。类型和流程随软件来，这里只看；栏目收哪些类型，到栏目里改。',
    },
    <ContentTypesPage
      types={await listContentTypes(db)}
      routes={await listReviewRoutes(db)}
      columns={await listColumns(db)}
    />,
  )
  return page(html)
}
