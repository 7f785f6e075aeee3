import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau } from '../../../ground/organisation/index.ts'
import { findVisible, columnTags, getColumn } from '../../../ground/publication/index.ts'
import type { VisiblePublication } from '../../../ground/publication/index.ts'
import { AgencyContent } from '../domain/agency-content.ts'
import { AGENCY_PATH } from '../release-agency.ts'
import { AgencyPage, DivisionOfAgencyPage } from './agency.page.tsx'

const may = { who: 'public' } as const

/** 机构职能: what was released, the whole and each division. */
export const agencyPortalRoutes: readonly Route[] = [
  { method: 'GET', path: AGENCY_PATH, surface: 'portal', may, kept: true, run: showAgency },
  { method: 'GET', path: `${AGENCY_PATH}/:id`, surface: 'portal', may, kept: true, run: showOne },
]

async function showAgency(ask: Ask): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const released = await findVisible(ask.work.db, AGENCY_PATH)
  const content = released === null ? null : AgencyContent.parse(released.content)
  const html = await sitePage(
    ask,
    { title: '机构职能', column: await columnOf(ask), ...(await articleOf(ask, released, '机构职能')) },
    <AgencyPage bureau={bureau} content={content} releasedAt={released?.releasedAt ?? null} />,
  )
  return page(html)
}

async function showOne(ask: Ask): Promise<Reply> {
  const released = await findVisible(ask.work.db, AGENCY_PATH)
  const content = released === null ? null : AgencyContent.parse(released.content)
  const division = content?.divisions.find(({ id }) => id === ask.params.id)
  if (released === null || division === undefined)
    throw new Refusal(
      'absent',
      'not-released',
      '这里没有已公开的处室。可能已经改名或撤并，请从「机构职能」里找。',
    )
  const about = { title: division.name, column: await columnOf(ask) }
  const html = await sitePage(
    ask,
    { ...about, ...(await articleOf(ask, released, division.name)) },
    <DivisionOfAgencyPage division={division} releasedAt={released.releasedAt} />,
  )
  return page(html)
}

async function columnOf(ask: Ask) {
  return columnTags(await getColumn(ask.work.db, 'agency'), '机构职能')
}

async function articleOf(ask: Ask, released: VisiblePublication | null, title: string) {
  if (released === null) return {}
  const source = (await findBureau(ask.work.db))?.name ?? ''
  return { article: { title, publishedAt: releaseMinute(released.releasedAt), source } }
}
