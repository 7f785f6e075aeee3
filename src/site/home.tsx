import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../kernel/civil-date.ts'
import { findBureau } from '../modules/ground/organisation/index.ts'
import { listVisible } from '../modules/ground/publication/index.ts'
import type { VisiblePublication } from '../modules/ground/publication/index.ts'
import { page, redirect } from '../platform/http/route.ts'
import type { Ask, Reply, Route } from '../platform/http/route.ts'
import { safePath } from '../platform/http/safe-url.ts'
import type { HomeBlock } from '../platform/manifest/home-block.ts'
import { DateText } from '../ui/date.tsx'
import { Icon } from '../ui/icon.tsx'
import { Empty } from '../ui/notice.tsx'
import { sitePage } from './site-page.tsx'

const YEAR = 31_536_000

/** The home page, made of what the modules bring, and the switch to 长者模式. */
export function siteRoutes(blocks: readonly HomeBlock[]): readonly Route[] {
  return [
    { method: 'GET', path: '/', surface: 'portal', may: { who: 'public' }, run: (ask) => showHome(ask, blocks) },
    { method: 'GET', path: '/mode', surface: 'portal', may: { who: 'public' }, run: switchMode },
  ]
}

async function switchMode(ask: Ask): Promise<Reply> {
  const elder = ask.query.to === 'elder'
  const back = typeof ask.query.back === 'string' ? ask.query.back : '/'
  return Promise.resolve(redirect(safePath(back), [{ name: 'mode', value: elder ? 'elder' : '', lasts: elder ? YEAR : 0 }]))
}

async function showHome(ask: Ask, blocks: readonly HomeBlock[]): Promise<Reply> {
  const bureau = await findBureau(ask.work.db)
  const latest = await listVisible(ask.work.db, { kinds: ['work-plan-period'], limit: 5 })
  const shown: ComponentChildren[] = []
  for (const block of [...blocks].sort((a, b) => a.position - b.position)) {
    const content = await block.show(ask.work)
    if (content !== null) shown.push(content)
  }
  const html = await sitePage(
    ask,
    { title: bureau?.name ?? '政务公开', ownSearch: true, column: { name: '首页', description: '政务公开首页', keywords: ['政务公开', '首页'], type: ['首页'] } },
    <div class="wrap">
      <section class="hero" aria-labelledby="h-home">
        <h1 id="h-home">政务公开</h1>
        <form class="seek" role="search" action="/search">
          <label class="vh" for="q">查已公开的内容</label>
          <input id="q" name="q" type="search" maxlength={100} placeholder="写两三个词,例如:文创 公开" autocomplete="off" />
          <button type="submit" class="btn main"><Icon name="search" href={ask.visit.assets.icons} />查</button>
        </form>
        {bureau?.phone == null ? null : <p class="hot">电话问:<b>{bureau.phone}</b>{bureau.officeHours === null ? '' : `(${bureau.officeHours})`}</p>}
      </section>
      {shown}
      <Latest publications={latest} />
    </div>,
  )
  return page(html)
}

function Latest({ publications }: { readonly publications: readonly VisiblePublication[] }) {
  return (
    <section class="sec" aria-labelledby="h-latest">
      <div class="head"><h2 id="h-latest">最新公开</h2></div>
      {publications.length === 0 ? (
        <Empty title="还没有公开的内容"><p>第一期落实情况发布后,会出现在这里。</p></Empty>
      ) : (
        <ul class="rows">
          {publications.map((publication) => (
            <li key={publication.id}>
              <a href={publication.path}>{publication.title}</a>
              <span class="meta"><DateText date={civilDateAt(publication.releasedAt)} time={timeOf(publication.releasedAt)} />{publication.version > 1 ? ` · 第 ${String(publication.version)} 版(更正)` : ''}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Hour and minute in Shanghai. */
export function timeOf(instant: Date): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)
}
