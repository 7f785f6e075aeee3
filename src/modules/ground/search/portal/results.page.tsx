import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { OutsideLink } from '../../../../site/outside-link.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import type { FacetValue, Filters } from '../domain/facets.ts'
import { marked, snippet } from '../domain/snippet.ts'
import type { SnippetPiece } from '../domain/snippet.ts'
import { HITS_A_PAGE } from '../search-released.ts'
import type { Found } from '../search-released.ts'

export interface ResultsView {
  readonly text: string
  readonly filters: Filters
  readonly page: number
  readonly found: Found
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  /** The hits whose text stands on another site, and where. */
  readonly elsewhere: ReadonlyMap<string, string>
  readonly icons: string
}

const MOST_VALUES = 12

/** 一网通查: the box, what was found, where each piece belongs and since when; then ways to narrow it. */
export function ResultsPage(view: ResultsView) {
  const { found, text } = view
  return (
    <div class="wrap">
      <section class="hero" aria-labelledby="h-search">
        <h1 id="h-search">查找</h1>
        <SearchBox view={view} />
      </section>
      {found.facets.count === 0 && !hasFacets(view) ? (
        <NothingFound view={view} />
      ) : (
        <div class="g2 left">
          <section class="stack" aria-label={text === '' ? '已公开的内容' : '查到的内容'}>
            <Summary view={view} />
            {found.hits.length === 0 ? null : <Hits view={view} />}
            <Pager
              page={view.page}
              pages={Math.ceil(isListing(view) ? 0 : found.facets.count / HITS_A_PAGE)}
              hrefOf={(page) => addressOf(view, {}, page)}
            />
          </section>
          <FacetLinks view={view} />
        </div>
      )}
    </div>
  )
}

/** Neither words nor a filter: only the ways in are shown. */
function isListing({ text, filters }: ResultsView): boolean {
  return text === '' && Object.values(filters).every((value) => value === null)
}

function hasFacets({ found: { facets } }: ResultsView): boolean {
  return facets.columns.length + facets.divisions.length + facets.years.length > 0
}

function SearchBox({ view }: { readonly view: ResultsView }) {
  return (
    <form class="seek" role="search" action="/search">
      <label class="vh" for="q">
        要查的词
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={view.text}
        maxlength={100}
        autocomplete="off"
        placeholder="写两三个词，例如：文创 公开"
      />
      {Object.entries(view.filters).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      <button type="submit" class="btn main">
        <Icon name="search" href={view.icons} />查
      </button>
    </form>
  )
}

function Summary({ view }: { readonly view: ResultsView }) {
  const { found, filters, text } = view
  if (isListing(view))
    return (
      <Empty title="想查什么？">
        <p>写两三个词就行，词之间空一格；整句照原样查，加上引号；也可以写文号，例如京文旅发〔2020〕1号。</p>
      </Empty>
    )
  const column = view.columns.find(({ id }) => id === filters.column)?.name ?? filters.column
  const limits = [column, filters.division, filters.year === null ? null : `${String(filters.year)} 年`]
  const narrowed = limits.filter((limit) => limit !== null)
  return (
    <>
      <p class="meta">
        {text === '' ? '共' : '查到'} {found.facets.count} 条
        {narrowed.length === 0 ? '' : `，限${narrowed.join('、')}`}。
        {narrowed.length === 0 ? null : <a href={`/search?q=${encodeURIComponent(text)}`}>去掉限制</a>}{' '}
        <a href="#narrow">缩小范围</a>
      </p>
      {found.loosened ? <Note>没有同时含这几个词的内容，下面含其中一部分。</Note> : null}
      {found.facets.count === 0 ? <Note>在这个范围里没有，在别的范围里有，请看下面的件数。</Note> : null}
    </>
  )
}

function Hits({ view }: { readonly view: ResultsView }) {
  const { found } = view
  return (
    <ul class="rows">
      {found.hits.map((hit) => (
        <li key={hit.path}>
          <Titled hit={hit} view={view} />
          {hit.body === '' ? null : (
            <p>
              <Pieces pieces={snippet(hit.body, found.marks)} />
            </p>
          )}
          <span class="meta">
            {isCivilDate(hit.releasedOn) ? <DateText date={hit.releasedOn} /> : null} · {hit.divisionName}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Titled({ hit, view }: { readonly hit: Found['hits'][number]; readonly view: ResultsView }) {
  const title = <Pieces pieces={marked(hit.title, view.found.marks)} />
  const url = view.elsewhere.get(hit.path)
  if (url === undefined) return <a href={hit.path}>{title}</a>
  return (
    <OutsideLink url={url} from={addressOf(view, {}, view.page)} icons={view.icons}>
      {title}
    </OutsideLink>
  )
}

function NothingFound({ view }: { readonly view: ResultsView }) {
  const { found, text, columns } = view
  return (
    <Empty title={text === '' ? '还没有公开的内容' : `没有查到「${text}」`}>
      {found.nearest.length === 0 ? null : (
        <p>
          本站有这些相近的词：
          {found.nearest.map((word, place) => (
            <>
              {place === 0 ? '' : '、'}
              <a key={word} href={`/search?q=${encodeURIComponent(word)}`}>
                {word}
              </a>
            </>
          ))}
        </p>
      )}
      <p>
        可以少写几个词，或换一种说法；也可以只写处室名。公开的内容还可以按栏目看：
        {columns.map(({ id, name }, place) => (
          <>
            {place === 0 ? '' : '、'}
            <a key={id} href={`/lm/${id}`}>
              {name}
            </a>
          </>
        ))}
        。
      </p>
    </Empty>
  )
}

function FacetLinks({ view }: { readonly view: ResultsView }) {
  const { facets } = view.found
  const names = new Map(view.columns.map(({ id, name }) => [id, name]))
  return (
    <div class="facet" id="narrow">
      <Facet
        view={view}
        title="按栏目看"
        field="column"
        values={facets.columns}
        nameOf={(id) => names.get(id) ?? id}
      />
      <Facet
        view={view}
        title="按处室看"
        field="division"
        values={facets.divisions}
        nameOf={(name) => name}
      />
      <Facet
        view={view}
        title="按公开年份看"
        field="year"
        values={facets.years}
        nameOf={(year) => `${year} 年`}
      />
    </div>
  )
}

interface FacetProps {
  readonly view: ResultsView
  readonly title: string
  readonly field: keyof Filters
  readonly values: readonly FacetValue[]
  readonly nameOf: (value: string) => string
}

/** One way to narrow the hits, each value with how many it leaves. */
function Facet({ view, title, field, values, nameOf }: FacetProps) {
  const chosen = view.filters[field]
  if (values.length === 0) return null
  return (
    <nav aria-label={title}>
      <h2>{title}</h2>
      {chosen === null ? null : <a href={addressOf(view, { [field]: null })}>不限</a>}
      {values.slice(0, MOST_VALUES).map(({ value, count }) => (
        <a
          key={value}
          href={addressOf(view, { [field]: value })}
          aria-current={value === String(chosen) ? 'true' : undefined}
        >
          {nameOf(value)} <span>{count}</span>
        </a>
      ))}
    </nav>
  )
}

function addressOf(
  { text, filters }: ResultsView,
  change: Partial<Record<keyof Filters, string | null>>,
  page = 1,
): string {
  const fields = { ...filters, ...change }
  const query = new URLSearchParams({
    q: text,
    ...Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
    ),
    ...(page === 1 ? {} : { page: String(page) }),
  })
  return `/search?${query.toString()}`
}

function Pieces({ pieces }: { readonly pieces: readonly SnippetPiece[] }) {
  return <>{pieces.map((piece, place) => (piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text))}</>
}
