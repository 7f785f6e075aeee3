import { z } from 'zod'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { searchReleased } from '../search-released.ts'
import { ResultsPage } from './results.page.tsx'

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** What the search box and its filters send; too long a query is cut, a strange page number is the first. */
const SearchQuery = z.object({
  q: z.preprocess(first, z.string().catch('')).transform((q) => Array.from(q.trim()).slice(0, 100).join('')),
  division: z.preprocess(first, z.string().max(60).catch('')),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(500).catch(1)),
})

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/search', surface: 'portal', may: { who: 'public' }, run: showResults },
]

async function showResults(ask: Ask): Promise<Reply> {
  const query = SearchQuery.parse({
    q: ask.query.q ?? '',
    division: ask.query.division ?? '',
    page: ask.query.page ?? 1,
  })
  const found = await searchReleased(ask.work.db, {
    text: query.q,
    division: query.division === '' ? null : query.division,
    page: query.page,
  })
  const divisions = [...new Set(found.hits.flatMap((hit) => hit.divisionName.split('、')))]
    .filter((name) => name !== '')
    .slice(0, 12)
  const html = await sitePage(
    ask,
    {
      title: query.q === '' ? '查找' : `查找「${query.q}」`,
      ownSearch: true,
      column: {
        name: '查找',
        description: '查找已公开的政府信息',
        keywords: ['查找', '一网通查'],
        type: ['互动交流'],
      },
    },
    <ResultsPage
      text={query.q}
      division={query.division}
      page={query.page}
      found={found}
      divisions={divisions}
      icons={ask.visit.assets.icons}
    />,
  )
  return page(html)
}
