import type { NavEntry } from '../platform/http/menu.ts'
import { Icon } from '../ui/icon.tsx'

interface ProblemView {
  readonly title: string
  readonly sentence: string
  readonly nav: readonly NavEntry[]
  readonly icons: string
}

/** What went wrong on the portal, and the ways on: search, the columns, the site map (conventions LK-06). */
export function SiteProblem({ title, sentence, nav, icons }: ProblemView) {
  return (
    <div class="wrap">
      <section class="hero" aria-labelledby="h-problem">
        <h1 id="h-problem">{title}</h1>
        <p>{sentence}</p>
        <form class="seek" role="search" action="/search">
          <label class="vh" for="q">
            查已公开的内容
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxlength={100}
            placeholder="写两三个词再查"
            autocomplete="off"
          />
          <button type="submit" class="btn main">
            <Icon name="search" href={icons} />查
          </button>
        </form>
      </section>
      <nav aria-label="可以去的地方">
        <ul class="plain">
          {[...nav]
            .sort((a, b) => a.position - b.position)
            .map((entry) => (
              <li key={entry.href}>
                <a href={entry.href}>{entry.label}</a>
              </li>
            ))}
          <li>
            <a href="/sitemap.html">站点地图</a>
          </li>
        </ul>
      </nav>
    </div>
  )
}
