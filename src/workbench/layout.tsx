import type { ComponentChildren } from 'preact'
import { Crumbs } from '../ui/crumbs.tsx'
import { HtmlDocument } from '../ui/document.tsx'
import { PostForm } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import type { DeskView, MenuGroup } from './desk-view.ts'

export type { DeskView, MenuGroup, MenuItem } from './desk-view.ts'

interface WorkbenchLayoutProps {
  readonly view: DeskView
  readonly children: ComponentChildren
}

/** The shell of the workbench: who is at work, the menu, the way here, the title. */
export function WorkbenchLayout({ view, children }: WorkbenchLayoutProps) {
  return (
    <HtmlDocument
      desk
      title={`${view.title} - 明政`}
      assets={view.assets}
      mode={view.elder ? 'elder' : null}
      demo={view.demo}
      printed={view.printed}
      head={<meta name="robots" content="noindex, nofollow" />}
    >
      <div class="desk">
        <TopBar view={view} />
        <Menu groups={view.menu} />
        <main class="work" id="main" tabindex={-1}>
          <div class="lead-in">
            <Crumbs items={view.crumbs} />
            {view.help === undefined ? null : (
              <details class="how">
                <summary>怎么用</summary>
                <p>{view.help}</p>
              </details>
            )}
          </div>
          <div class="title">
            <div>
              <h1>{view.title}</h1>
              {view.meta ? <p class="meta">{view.meta}</p> : null}
            </div>
            {view.actions ? <div class="btns">{view.actions}</div> : null}
          </div>
          {children}
        </main>
      </div>
    </HtmlDocument>
  )
}

function TopBar({ view }: { readonly view: DeskView }) {
  return (
    <header class="top" id="top">
      <a class="brand" href={view.home}>
        <span class="seal" aria-hidden="true">
          明
        </span>
        明政
      </a>
      <form class="seek slim" role="search" action={view.search.action}>
        <label class="vh" for="desk-search">
          查办件号、文号、标题
        </label>
        <input
          id="desk-search"
          name="q"
          type="search"
          value={view.search.query}
          placeholder="办件号、文号、标题"
          autocomplete="off"
        />
        <button type="submit" class="btn">
          <Icon name="search" href={view.assets.icons} />查
        </button>
      </form>
      <div class="signed-in">
        <span class="person">
          <b>{view.person.name}</b> · {view.person.functions}
        </span>
        <a href={view.portal}>门户</a>
        <PostForm {...view.signOut} label="退出">
          <button type="submit" class="btn bare">
            退出
          </button>
        </PostForm>
        <a class="menu-open" href="#menu">
          <Icon name="menu" href={view.assets.icons} /> 菜单
        </a>
      </div>
    </header>
  )
}

function Menu({ groups }: { readonly groups: readonly MenuGroup[] }) {
  return (
    <nav class="rail" id="menu" aria-label="工作台">
      {groups.map((group, place) => (
        <div key={group.title ?? place}>
          {group.title === null ? null : <h2>{group.title}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                  {item.count === undefined ? null : <span>{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <a class="menu-close" href="#top">
        收起菜单
      </a>
    </nav>
  )
}
