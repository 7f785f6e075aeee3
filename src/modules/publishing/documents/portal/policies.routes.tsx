import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { columnTags, getColumn } from '../../../ground/publication/index.ts'
import { chosenPolicies, yearsOf } from '../domain/policy-list.ts'
import { isPlaced, placeOf } from '../domain/policy-system.ts'
import { listPolicyPlaces } from '../store/policy-places.ts'
import { listPublicDocuments } from '../store/public-documents.ts'
import { PoliciesQuery } from './policies.form.ts'
import { PoliciesPage } from './policies.page.tsx'

/** 文件库: every public document with its validity today, generated from the register. */
export const policiesRoutes: readonly Route[] = [
  { method: 'GET', path: '/zcwj', surface: 'portal', may: { who: 'public' }, kept: true, run: showPolicies },
]

const byName = new Intl.Collator('zh-Hans-CN')

async function showPolicies(ask: Ask): Promise<Reply> {
  const { work } = ask
  const query = PoliciesQuery.parse({
    ...{ q: '', state: null, topic: '', level: null, year: null, page: 1 },
    ...ask.query,
  })
  const all = await listPublicDocuments(work.db)
  const places = await listPolicyPlaces(work.db)
  const topics = [...new Set(all.map((document) => placeOf(document, places).topic))].filter(
    (topic) => topic !== '',
  )
  const html = await sitePage(
    ask,
    {
      title: '文件库',
      column: columnTags(await getColumn(work.db, 'zcwj'), '政策文件'),
    },
    <PoliciesPage
      query={query}
      policies={chosenPolicies(all, { ...query, today: work.today }).filter((document) =>
        isPlaced(placeOf(document, places), query),
      )}
      years={yearsOf(all)}
      topics={topics.sort(byName.compare)}
      today={work.today}
    />,
  )
  return page(html)
}
