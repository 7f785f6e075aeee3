import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { download, page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau } from '../../../ground/organisation/index.ts'
import { columnTags, getColumn } from '../../../ground/publication/index.ts'
import { applicationForm } from '../application-form.ts'
import {
  APPLY_PATH,
  CATALOGUE_PATH,
  COLUMN_PATH,
  CONTENT_PATH,
  GUIDE_PATH,
  REPORTS_PATH,
  RULES_PATH,
} from '../paths.ts'
import { findGuide, listAnnualReports, listRulesInForce, readTree } from '../read-column.ts'
import { countCatalogue, listCatalogue } from '../store/catalogue.ts'
import { ApplyPage } from './apply.page.tsx'
import { CataloguePage, LINES_A_PAGE } from './catalogue.page.tsx'
import { ContentPage, FirstPage, GuidePage, ReportsPage, RulesPage } from './column.page.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 政府信息公开专栏: four labels, the 目录, and 依申请公开. */
export const columnPortalRoutes: readonly Route[] = [
  portalPage(COLUMN_PATH, (ask) => shown(ask, '政府信息公开', <FirstPage />)),
  portalPage(GUIDE_PATH, async (ask) =>
    shown(ask, '政府信息公开指南', <GuidePage guide={await findGuide(ask.work.db)} />),
  ),
  portalPage(RULES_PATH, async (ask) =>
    shown(ask, '政府信息公开制度', <RulesPage rules={await listRulesInForce(ask.work)} />),
  ),
  portalPage(CONTENT_PATH, async (ask) =>
    shown(ask, '法定主动公开内容', <ContentPage tree={await readTree(ask.work.db)} />),
  ),
  portalPage(CATALOGUE_PATH, showCatalogue),
  portalPage(REPORTS_PATH, async (ask) =>
    shown(ask, '政府信息公开年报', <ReportsPage reports={await listAnnualReports(ask.work.db)} />),
  ),
  portalPage(APPLY_PATH, async (ask) =>
    shown(ask, '依申请公开', <ApplyPage guide={(await findGuide(ask.work.db))?.content ?? null} />),
  ),
  {
    method: 'GET',
    path: `${APPLY_PATH}/sqb.docx`,
    surface: 'portal',
    may: { who: 'public' },
    perMinute: 30,
    run: sendForm,
  },
]

function portalPage(path: string, run: (ask: Ask) => Promise<Reply>): Route {
  return { method: 'GET', path, surface: 'portal', may: { who: 'public' }, kept: true, run }
}

async function shown(ask: Ask, title: string, content: ComponentChildren): Promise<Reply> {
  const column = columnTags(await getColumn(ask.work.db, 'zfxxgk'), '政府信息公开')
  return page(await sitePage(ask, { title, column }, content))
}

const Query = z.object({
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(5000).catch(1),
})

async function showCatalogue(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const { q: words, page: number } = Query.parse(ask.query)
  const lines = await listCatalogue(db, {
    words,
    limit: LINES_A_PAGE,
    offset: (number - 1) * LINES_A_PAGE,
  })
  const count = await countCatalogue(db, { words })
  return shown(
    ask,
    '政府信息公开目录',
    <CataloguePage lines={lines} count={count} words={words} page={number} />,
  )
}

async function sendForm(ask: Ask): Promise<Reply> {
  const bureau = (await findBureau(ask.work.db))?.name ?? ''
  return download(await applicationForm(bureau, ask.visit.demo), DOCX, '政府信息公开申请表.docx')
}
