import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { marked, snippet } from '../domain/snippet.ts'
import type { SnippetPiece } from '../domain/snippet.ts'
import { HITS_A_PAGE } from '../search-released.ts'
import type { Found } from '../search-released.ts'

interface ResultsView {
  readonly text: string
  readonly division: string
  readonly page: number
  readonly found: Found
  readonly divisions: readonly string[]
  readonly icons: string
}

/** 一网通查: the box, what was found, where each piece belongs and since when. */
export function ResultsPage(view: ResultsView) {
  const { found, text } = view
  return (
    <div class="wrap">
      <section class="hero" aria-labelledby="h-search">
        <h1 id="h-search">查找</h1>
        <form class="seek" role="search" action="/search">
          <label class="vh" for="q">
            要查的词
          </label>
          <input
            id="q"
            name="q"
            type="search"
            value={text}
            maxlength={100}
            autocomplete="off"
            placeholder="写两三个词，例如：文创 公开"
          />
          {view.division === '' ? null : <input type="hidden" name="division" value={view.division} />}
          <button type="submit" class="btn main">
            <Icon name="search" href={view.icons} />查
          </button>
        </form>
      </section>
      <Results view={view} />
      {text === '' || found.count === 0 ? null : (
        <Pager
          page={view.page}
          pages={Math.ceil(found.count / HITS_A_PAGE)}
          hrefOf={(page) =>
            `/search?q=${encodeURIComponent(text)}&division=${encodeURIComponent(view.division)}&page=${String(page)}`
          }
        />
      )}
    </div>
  )
}

function Results({ view }: { readonly view: ResultsView }) {
  const { found, text } = view
  if (text === '')
    return (
      <Empty title="想查什么？">
        <p>
          写两三个词就行，词之间空一格。查得到的是已经公开的内容：工作要点的每一项、责任处室、每季度的落实情况。
        </p>
      </Empty>
    )
  if (found.count === 0)
    return (
      <Empty title={`没有查到「${text}」`}>
        <p>
          可以少写几个词，或换一种说法；也可以只写处室名。公开的内容可以从
          <a href="/gzyd">工作要点与落实情况</a>逐项看。
        </p>
      </Empty>
    )
  return (
    <section aria-label="查到的内容">
      <p class="meta">
        查到 {found.count} 条{view.division === '' ? '' : `，限${view.division}`}。
        {view.division === '' ? null : <a href={`/search?q=${encodeURIComponent(text)}`}>不限处室</a>}
      </p>
      {found.loosened ? <Note>没有同时含这几个词的内容，下面含其中一部分。</Note> : null}
      <ul class="rows">
        {found.hits.map((hit) => (
          <li key={hit.path}>
            <a href={hit.path}>
              <Pieces pieces={marked(hit.title, found.words)} />
            </a>
            <p>
              <Pieces pieces={snippet(hit.body, found.words)} />
            </p>
            <span class="meta">
              {isCivilDate(hit.releasedOn) ? <DateText date={hit.releasedOn} /> : null} · {hit.divisionName}
            </span>
          </li>
        ))}
      </ul>
      <DivisionLinks view={view} />
    </section>
  )
}

function DivisionLinks({ view }: { readonly view: ResultsView }) {
  if (view.divisions.length === 0) return null
  return (
    <nav class="facet" aria-label="按处室看">
      <h2>按处室看</h2>
      {view.divisions.map((name) => (
        <a
          key={name}
          href={`/search?q=${encodeURIComponent(view.text)}&division=${encodeURIComponent(name)}`}
          aria-current={name === view.division ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly SnippetPiece[] }) {
  return <>{pieces.map((piece, place) => (piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text))}</>
}
