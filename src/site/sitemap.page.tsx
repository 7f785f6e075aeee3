import type { CivilDate } from '../kernel/civil-date.ts'
import type { NavEntry } from '../platform/http/menu.ts'
import { DateText } from '../ui/date.tsx'
import { Pager } from '../ui/pager.tsx'
import { OutsideLink } from './outside-link.tsx'

/** A released publication with the pages that belong to it. */
export interface SitemapEntry {
  readonly path: string
  readonly title: string
  /** Where it stands instead, on another site. */
  readonly officialUrl: string | null
  readonly releasedOn: CivilDate
  readonly parts: readonly { readonly path: string; readonly title: string }[]
}

interface SitemapView {
  readonly nav: readonly NavEntry[]
  /** Those of this page. */
  readonly entries: readonly SitemapEntry[]
  readonly page: number
  readonly pages: number
  readonly icons: string
}

/** A batch of past documents has thousands of pages; its own page lists them. */
const PARTS_SHOWN = 500

/** 站点地图: every column and every page that has been released. */
export function SitemapPage({ nav, entries, page, pages, icons }: SitemapView) {
  return (
    <div class="wrap">
      <section class="sec" aria-labelledby="h-sitemap">
        <h1 id="h-sitemap">站点地图</h1>
        <p class="meta">本站全部栏目和已公开的页面。找不到时，用上面的查找。</p>
      </section>
      <section class="sec" aria-labelledby="h-columns">
        <div class="head">
          <h2 id="h-columns">栏目</h2>
        </div>
        <ul class="plain">
          {nav.map((entry) => (
            <li key={entry.href}>
              <a href={entry.href}>{entry.label}</a>
            </li>
          ))}
          <li>
            <a href="/seals">办理记录封存</a>
          </li>
        </ul>
      </section>
      {entries.length === 0 ? null : <ReleasedPages entries={entries} icons={icons} />}
      <Pager page={page} pages={pages} hrefOf={(to) => `/sitemap.html?page=${String(to)}`} />
    </div>
  )
}

function Titled({ entry, icons }: { readonly entry: SitemapEntry; readonly icons: string }) {
  if (entry.officialUrl === null) return <a href={entry.path}>{entry.title}</a>
  return (
    <OutsideLink url={entry.officialUrl} from="/sitemap.html" icons={icons}>
      {entry.title}
    </OutsideLink>
  )
}

function ReleasedPages({ entries, icons }: Pick<SitemapView, 'entries' | 'icons'>) {
  return (
    <section class="sec" aria-labelledby="h-released">
      <div class="head">
        <h2 id="h-released">已公开的页面</h2>
      </div>
      <ul class="rows">
        {entries.map((entry) => (
          <li key={entry.path}>
            <Titled entry={entry} icons={icons} />
            <span class="meta">
              <DateText date={entry.releasedOn} /> 公开
            </span>
            {entry.parts.length === 0 ? null : (
              <ul class="dots">
                {entry.parts.slice(0, PARTS_SHOWN).map((part) => (
                  <li key={part.path}>
                    <a href={part.path}>{part.title}</a>
                  </li>
                ))}
                {entry.parts.length > PARTS_SHOWN ? (
                  <li>
                    还有 {entry.parts.length - PARTS_SHOWN} 页，见<a href={entry.path}>{entry.title}</a>
                  </li>
                ) : null}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
