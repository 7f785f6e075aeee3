import { findBureau } from '../modules/ground/organisation/index.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'

/** What search engines may visit: nothing of a demonstration, all that is public of a real site. */
export const robotsRoute: Route = {
  method: 'GET',
  path: '/robots.txt',
  surface: 'portal',
  may: { who: 'public' },
  kept: true,
  run: showRobots,
}

const PRIVATE = ['/workbench', '/start', '/mode', '/leave', '/jc', '/cx']

async function showRobots({ visit, work }: Ask): Promise<Reply> {
  const domain = (await findBureau(work.db))?.domain ?? null
  const rules = visit.demo ? ['Disallow: /'] : PRIVATE.map((path) => `Disallow: ${path}`)
  const sitemap = visit.demo || domain === null ? [] : ['', `Sitemap: https://${domain}/sitemap.xml`]
  const text = ['User-agent: *', ...rules, ...sitemap, ''].join('\n')
  return { kind: 'text', text, type: 'text/plain; charset=utf-8', status: 200 }
}
