import { z } from 'zod'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, getDivision } from '../../organisation/index.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { columnTags } from '../domain/publication.ts'
import type { SiteColumn } from '../domain/publication.ts'
import { getContentType } from '../store/content-types.ts'
import { findColumnArchivedOn, getColumn, listColumns } from '../store/columns.ts'
import { listRelations } from '../store/relations.ts'
import { countVisibleByColumn, listVisibleIn } from '../store/visible.ts'
import { ColumnPage, ITEMS_A_PAGE } from './column.page.tsx'
import { atomFeed } from './atom-feed.ts'

const FEED_ITEMS = 50
const PageNumber = z.coerce.number().int().min(1).max(2000).catch(1)
const may = { who: 'public' } as const

/** A column and its feed: what is visible there, newest first. */
export const columnPageRoutes: readonly Route[] = [
  { method: 'GET', path: '/lm/:id', surface: 'portal', may, kept: true, run: showColumn },
  { method: 'GET', path: '/lm/:id/feed.xml', surface: 'portal', may, kept: true, run: showFeed },
]

async function showColumn(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const column = await getColumn(db, ask.params.id ?? '')
  const number = PageNumber.parse(ask.query.page)
  const counts = await countVisibleByColumn(db)
  const standing = counts.get(column.id)
  const under = (await listColumns(db)).filter(({ parentId }) => parentId === column.id)
  const publications = await listVisibleIn(db, {
    columnId: column.id,
    limit: ITEMS_A_PAGE,
    offset: (number - 1) * ITEMS_A_PAGE,
  })
  const relations = await listRelations(
    db,
    publications.map(({ id }) => id),
  )
  const items = publications.map((publication) => ({
    publication,
    relations: relations.get(publication.id) ?? [],
  }))
  const html = await sitePage(
    ask,
    {
      title: column.name,
      column: await tagsOf(db, column),
      head: (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={column.name}
          href={`/lm/${column.id}/feed.xml`}
        />
      ),
    },
    <ColumnPage
      column={column}
      items={items}
      count={standing?.count ?? 0}
      latest={standing?.latest ?? null}
      division={column.divisionId === null ? null : await getDivision(db, column.divisionId)}
      page={number}
      children={under.map((child) => ({ column: child, count: counts.get(child.id)?.count ?? 0 }))}
      archivedOn={await findColumnArchivedOn(db, column.id)}
      icons={ask.visit.assets.icons}
    />,
  )
  return page(html)
}

async function showFeed(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const column = await getColumn(db, ask.params.id ?? '')
  const bureau = await findBureau(db)
  const publications = await listVisibleIn(db, { columnId: column.id, limit: FEED_ITEMS, offset: 0 })
  const text = atomFeed({
    column,
    publications,
    author: bureau?.name ?? '',
    base: baseOf(bureau?.domain ?? null),
    emptySince: ask.work.now,
  })
  return { kind: 'text', text, type: 'application/atom+xml; charset=utf-8', status: 200 }
}

/** A column is of the kind of the texts that it takes (conventions 1.5). */
async function tagsOf(db: Db, column: SiteColumn) {
  const [typeId] = column.types
  return columnTags(column, typeId === undefined ? '工作动态' : (await getContentType(db, typeId)).columnType)
}

function baseOf(domain: string | null): string | null {
  return domain === null ? null : `https://${domain}`
}
