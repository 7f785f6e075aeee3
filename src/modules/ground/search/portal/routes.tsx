import { z } from 'zod'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { listColumns, listOfficialUrls } from '../../publication/index.ts'
import { searchReleased } from '../search-released.ts'
import { ResultsPage } from './results.page.tsx'

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const filter = (most: number) =>
  z
    .preprocess(first, z.string().max(most).nullable().catch(null))
    .transform((value) => (value === null || value.trim() === '' ? null : value.trim()))

/** What the search box and its filters send; too long a query is cut, a strange page number is the first. */
const SearchQuery = z.object({
  q: z.preprocess(first, z.string().catch('')).transform((q) => Array.from(q.trim()).slice(0, 100).join('')),
  division: filter(60),
  column: filter(60),
  year: z.preprocess(first, z.coerce.number().int().min(1949).max(9999).nullable().catch(null)),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(500).catch(1)),
})

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/search', surface: 'portal', may: { who: 'public' }, run: showResults },
]

async function showResults(ask: Ask): Promise<Reply> {
  const asked = { q: '', division: null, column: null, year: null, page: 1, ...ask.query }
  const {
    q,
    page: number,
    ...filters
  } = SearchQuery.parse({ ...asked, year: asked.year === '' ? null : asked.year })
  const { db } = ask.work
  const found = await searchReleased(db, { text: q, filters, page: number })
  const html = await sitePage(
    ask,
    {
      title: q === '' ? '查找' : `查找「${q}」`,
      ownSearch: true,
      column: {
        name: '查找',
        description: '查找已公开的政府信息',
        keywords: ['查找', '一网通查'],
        type: ['互动交流'],
      },
    },
    <ResultsPage
      text={q}
      filters={filters}
      page={number}
      found={found}
      columns={await listColumns(db)}
      elsewhere={await listOfficialUrls(
        db,
        found.hits.map(({ path }) => path),
      )}
      icons={ask.visit.assets.icons}
    />,
  )
  return page(html)
}
