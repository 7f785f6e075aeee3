import type { ComponentChildren } from 'preact'
import { findBureau } from '../modules/ground/organisation/index.ts'
import { listVisible } from '../modules/ground/publication/index.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { safePath } from '../platform/http/safe-url.ts'
import type { HomeBlock } from '../platform/manifest/home-block.ts'
import { HomePage } from './home.page.tsx'
import { leaveRoute } from './leave.tsx'
import { robotsRoute } from './robots.ts'
import { sitePage } from './site-page.tsx'
import { sitemapRoutes } from './sitemap.tsx'

const YEAR = 31_536_000

/** What the modules bring to the home page. */
interface HomeParts {
  readonly blocks: readonly HomeBlock[]
  /** Kinds of publications that stand under 最新公开. */
  readonly latestKinds: readonly string[]
}

/** The routes of the public shell: the home page made of what the modules bring, 长者模式, the maps, the external-link notice. */
export function siteRoutes(parts: HomeParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      surface: 'portal',
      may: { who: 'public' },
      kept: true,
      run: (ask) => showHome(ask, parts),
    },
    { method: 'GET', path: '/mode', surface: 'both', may: { who: 'public' }, run: switchMode },
    ...sitemapRoutes,
    robotsRoute,
    leaveRoute,
  ]
}

async function switchMode(ask: Ask): Promise<Reply> {
  const elder = ask.query.to === 'elder'
  const back = typeof ask.query.back === 'string' ? ask.query.back : '/'
  const cookie = { name: 'mode', value: elder ? 'elder' : '', lasts: elder ? YEAR : 0 } as const
  return Promise.resolve(redirect(safePath(back), [cookie]))
}

async function showHome(ask: Ask, { blocks, latestKinds }: HomeParts): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const latest = await listVisible(ask.work.db, { kinds: latestKinds, limit: 5 })
  const shown: ComponentChildren[] = []
  for (const block of [...blocks].sort((a, b) => a.position - b.position)) {
    const content = await block.show(ask.work)
    if (content !== null) shown.push(content)
  }
  const column = {
    name: '首页',
    description: '查已公开的内容，看工作落实情况，问办件进度',
    keywords: ['政务公开', '首页'],
    type: ['首页'],
  }
  const content = <HomePage bureau={bureau} latest={latest} icons={ask.visit.assets.icons} blocks={shown} />
  return page(await sitePage(ask, { title: bureau?.name ?? '政务公开', ownSearch: true, column }, content))
}
