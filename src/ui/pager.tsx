interface PagerProps {
  readonly page: number
  readonly pages: number
  readonly hrefOf: (page: number) => string
  readonly label?: string | undefined
}

/** Leads through the pages of a list; nothing when there is only one. */
export function Pager({ page, pages, hrefOf, label }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav class="pager" aria-label={label ?? '分页'}>
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev">
          上一页
        </a>
      ) : null}
      {pagesShown(page, pages).map((shown, place, all) => (
        <PageLink key={shown} shown={shown} page={page} after={all[place - 1]} hrefOf={hrefOf} />
      ))}
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next">
          下一页
        </a>
      ) : null}
      <span class="pager-total">共 {pages} 页</span>
    </nav>
  )
}

interface PageLinkProps {
  readonly shown: number
  readonly page: number
  readonly after: number | undefined
  readonly hrefOf: (page: number) => string
}

function PageLink({ shown, page, after, hrefOf }: PageLinkProps) {
  return (
    <>
      {after !== undefined && shown - after > 1 ? <span>…</span> : null}
      {shown === page ? (
        <a href={hrefOf(shown)} aria-current="page" aria-label={`第 ${String(shown)} 页，本页`}>
          {shown}
        </a>
      ) : (
        <a href={hrefOf(shown)} aria-label={`第 ${String(shown)} 页`}>
          {shown}
        </a>
      )}
    </>
  )
}

/** First, last, and the neighbours of the present page. */
function pagesShown(page: number, pages: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages])
  return [...wanted].filter((each) => each >= 1 && each <= pages).sort((a, b) => a - b)
}
