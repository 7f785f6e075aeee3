import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { ColumnPart } from '../../../../platform/manifest/portal-parts.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { columnTags, getColumn } from '../../../ground/publication/index.ts'
import { placeOf, policySystem } from '../domain/policy-system.ts'
import { listPolicyPlaces } from '../store/policy-places.ts'
import { listPublicDocuments } from '../store/public-documents.ts'
import { PolicySystemPage } from './policy-system.page.tsx'

export const SYSTEM_PATH = '/zctx'

/** 政策体系 (工作要点一（二）): generated from the register, field × level × validity today. */
export const policySystemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: SYSTEM_PATH,
    surface: 'portal',
    may: { who: 'public' },
    kept: true,
    run: showSystem,
  },
]

async function showSystem(ask: Ask): Promise<Reply> {
  const { work } = ask
  const places = await listPolicyPlaces(work.db)
  const documents = (await listPublicDocuments(work.db)).map((document) => ({
    ...document,
    ...placeOf(document, places),
  }))
  const html = await sitePage(
    ask,
    { title: '政策体系', column: columnTags(await getColumn(work.db, 'zcwj'), '政策文件') },
    <PolicySystemPage system={policySystem(documents, work.today)} today={work.today} />,
  )
  return page(html)
}

/** On the page of 政策文件: the two ways to look at all of them. */
export const policiesColumnPart: ColumnPart = (_ask, columnId) =>
  Promise.resolve(
    columnId === 'zcwj' ? (
      <p>
        <a href="/zcwj">文件库</a>：按文号、年份和有效性查{'\u3000'}
        <a href={SYSTEM_PATH}>政策体系</a>：按领域和层级看
      </p>
    ) : null,
  )
