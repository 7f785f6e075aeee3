import type { ComponentChildren } from 'preact'
import { HtmlDocument } from '../ui/document.tsx'
import { Icon } from '../ui/icon.tsx'
import { SiteFooter } from './footer.tsx'
import { MetaTags } from './meta-tags.tsx'
import type { SiteView } from './site-view.ts'

export type { NavItem, SiteArticle, SiteBureau, SiteColumn, SitePage, SiteView } from './site-view.ts'

interface SiteLayoutProps {
  readonly view: SiteView
  readonly children: ComponentChildren
}

/** The public shell: 头部标识区, the page, 底部功能区 (conventions §1.2). */
export function SiteLayout({ view, children }: SiteLayoutProps) {
  const siteName = view.bureau.siteName ?? view.bureau.name
  return (
    <HtmlDocument
      title={view.page.title === siteName ? siteName : `${view.page.title} - ${siteName}`}
      assets={view.assets}
      mode={view.elder ? 'elder' : null}
      demo={view.demo}
      printed={{ address: addressOf(view), on: view.today }}
      head={
        <>
          <MetaTags view={view} />
          {view.page.head}
        </>
      }
    >
      <SiteHeader view={view} siteName={siteName} />
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <SiteFooter bureau={view.bureau} demo={view.demo} path={view.path} />
    </HtmlDocument>
  )
}

/** Without a domain of its own the site is known by its paths only: a kept page does not know how it was asked for. */
function addressOf({ bureau, path }: SiteView): string {
  return bureau.domain === null ? path : `https://${bureau.domain}${path}`
}

function SiteHeader({ view, siteName }: { readonly view: SiteView; readonly siteName: string }) {
  return (
    <header class="site" id="top">
      <div class="wrap site-head">
        <a class="brand" href="/">
          <span class="seal" aria-hidden="true">
            {view.bureau.emblem ?? <Icon name="emblem" href={view.assets.icons} />}
          </span>
          <span>
            <b>{siteName}</b>
            <small>政务公开</small>
          </span>
        </a>
        {view.page.ownSearch ? null : <SearchForm icons={view.assets.icons} />}
        <div class="tools">
          <ModeLink elder={view.elder} path={view.path} />
          <a class="menu-open" href="#menu">
            <Icon name="menu" href={view.assets.icons} /> 菜单
          </a>
        </div>
      </div>
      <nav class="site-nav" id="menu" aria-label="主导航">
        <div class="wrap">
          <ul>
            {view.nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
          <a class="menu-close" href="#top">
            收起菜单
          </a>
        </div>
      </nav>
    </header>
  )
}

function SearchForm({ icons }: { readonly icons: string }) {
  return (
    <form class="seek slim" role="search" action="/search">
      <label class="vh" for="site-search">
        查已公开的内容
      </label>
      <input
        id="site-search"
        name="q"
        type="search"
        maxlength={100}
        placeholder="查已公开的内容"
        autocomplete="off"
      />
      <button type="submit" class="btn main">
        <Icon name="search" href={icons} />查
      </button>
    </form>
  )
}

function ModeLink({ elder, path }: { readonly elder: boolean; readonly path: string }) {
  const to = elder ? 'normal' : 'elder'
  return (
    <a class="mode" href={`/mode?to=${to}&back=${encodeURIComponent(path)}`} rel="nofollow">
      {elder ? '退出长者模式' : '长者模式'}
    </a>
  )
}
