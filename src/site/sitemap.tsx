import { z } from 'zod'
import { civilDateAt } from '../kernel/civil-date.ts'
import { Refusal } from '../kernel/refusal.ts'
import { findBureau } from '../modules/ground/organisation/index.ts'
import { listVisiblePages } from '../modules/ground/publication/index.ts'
import type { Db } from '../platform/database/database.ts'
import { page } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { sitePage } from './site-page.tsx'
import { SitemapPage } from './sitemap.page.tsx'
import type { SitemapEntry } from './sitemap.page.tsx'

/** 站点地图 for readers and for search engines: the navigation and every released page, nothing else. */
export const sitemapRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/sitemap.html',
    surface: 'portal',
    may: { who: 'public' },
    kept: true,
    run: showSitemap,
  },
  {
    method: 'GET',
    path: '/sitemap.xml',
    surface: 'portal',
    may: { who: 'public' },
    kept: true,
    run: showSitemapXml,
  },
]

/** The newest carry their measures with them: some hundred links a page. */
const RELEASES_A_PAGE = 20
const PageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)

async function showSitemap(ask: Ask): Promise<Reply> {
  const entries = await listReleasedPages(ask.work.db)
  const nav = [...ask.visit.menus.site].sort((a, b) => a.position - b.position)
  const column = {
    name: '站点地图',
    description: '本站全部栏目和已公开的页面',
    keywords: ['站点地图'],
    type: ['其他'],
  }
  const pages = Math.max(1, Math.ceil(entries.length / RELEASES_A_PAGE))
  const at = Math.min(PageNumber.parse(ask.query.page), pages)
  const shown = entries.slice((at - 1) * RELEASES_A_PAGE, at * RELEASES_A_PAGE)
  const content = (
    <SitemapPage nav={nav} entries={shown} page={at} pages={pages} icons={ask.visit.assets.icons} />
  )
  return page(await sitePage(ask, { title: '站点地图', column }, content))
}

async function showSitemapXml({ visit, work }: Ask): Promise<Reply> {
  const domain = (await findBureau(work.db))?.domain ?? null
  if (domain === null)
    throw new Refusal(
      'absent',
      'no-domain',
      '还没有填网站域名，所以没有给搜索引擎的站点地图。请看站点地图网页。',
    )
  const nav = visit.menus.site.map(({ href }) => ({ path: href, releasedOn: null }))
  const here = (await listReleasedPages(work.db)).filter(({ officialUrl }) => officialUrl === null)
  const released = here.flatMap((entry) =>
    [entry.path, ...entry.parts.map((part) => part.path)].map((path) => ({
      path,
      releasedOn: entry.releasedOn,
    })),
  )
  const urls = [...nav, ...released].map(({ path, releasedOn }) => {
    const lastModified = releasedOn === null ? '' : `<lastmod>${releasedOn}</lastmod>`
    return `<url><loc>${escaped(`https://${domain}${path}`)}</loc>${lastModified}</url>`
  })
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return { kind: 'text', text, type: 'application/xml; charset=utf-8', status: 200 }
}

/** Every visible publication with its pages, newest first; a page that several releases carry stands under the newest. */
async function listReleasedPages(db: Db): Promise<readonly SitemapEntry[]> {
  const seen = new Set<string>()
  const entries: SitemapEntry[] = []
  for (const { releasedAt, officialUrl, pages } of await listVisiblePages(db)) {
    const [whole, ...rest] = pages
    if (whole === undefined) continue
    seen.add(whole.path)
    const parts = rest.filter(({ path }) => !seen.has(path))
    for (const { path } of parts) seen.add(path)
    entries.push({ ...whole, officialUrl, releasedOn: civilDateAt(releasedAt), parts })
  }
  return entries
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
