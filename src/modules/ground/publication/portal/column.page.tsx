import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { OutsideLink } from '../../../../site/outside-link.tsx'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Empty, Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { relationNames } from '../domain/publication.ts'
import type { Relation, SiteColumn, PublicationHead } from '../domain/publication.ts'

export const ITEMS_A_PAGE = 20

interface ColumnView {
  readonly column: SiteColumn
  readonly items: readonly {
    readonly publication: PublicationHead
    readonly relations: readonly Relation[]
  }[]
  readonly count: number
  readonly latest: Date | null
  readonly division: { readonly name: string; readonly phone: string | null } | null
  readonly page: number
  /** The columns under it, with how much is public in each. */
  readonly children: readonly { readonly column: SiteColumn; readonly count: number }[]
  readonly archivedOn: CivilDate | null
  readonly icons: string
}

/** A column: what it is for, who keeps it, as of when, and what has been released there. */
export function ColumnPage(view: ColumnView) {
  const { column, items, count, latest, division, page, children, archivedOn, icons } = view
  return (
    <div class="wrap">
      <section class="sec" aria-labelledby="h-column">
        {archivedOn === null ? null : (
          <Note>
            已归档（
            <DateText date={archivedOn} />
            ），不再更新。
          </Note>
        )}
        <h1 id="h-column">{column.name}</h1>
        <p>{column.description}。</p>
        <p class="meta">
          {division === null ? null : (
            <>
              由{division.name}维护
              {division.phone === null ? null : (
                <>
                  ，电话 <Telephone phone={division.phone} />
                </>
              )}
              。
            </>
          )}
          {column.delivery === 'handover' ? '内容发布在市集约化平台，点标题打开。' : null}
          {column.rhythmDays === null ? null : `至少每 ${String(column.rhythmDays)} 天更新一次。`}
          {latest === null ? null : (
            <>
              最近更新 <ReleaseTime at={latest} />。
            </>
          )}
          <a href={`/lm/${column.id}/feed.xml`}>订阅（Atom）</a>
        </p>
      </section>
      <SubColumns of={children} />
      <section class="sec" aria-labelledby="h-items">
        <div class="head">
          <h2 id="h-items">已公开 {count} 件</h2>
        </div>
        {items.length === 0 ? (
          <Empty title="这个栏目还没有公开的内容">
            <p>发布后会出现在这里，也可以用上面的查找。</p>
          </Empty>
        ) : (
          <ul class="rows">
            {items.map(({ publication, relations }) => (
              <li key={publication.id}>
                <Titled publication={publication} page={`/lm/${column.id}`} icons={icons} />
                <span class="meta">
                  <ReleaseTime at={publication.releasedAt} />
                  {publication.version > 1 ? ` · 更正后第 ${String(publication.version)} 版` : ''}
                </span>
                <Relations relations={relations} />
              </li>
            ))}
          </ul>
        )}
        <Pager
          page={page}
          pages={Math.ceil(count / ITEMS_A_PAGE)}
          hrefOf={(to) => `/lm/${column.id}${to === 1 ? '' : `?page=${String(to)}`}`}
        />
      </section>
    </div>
  )
}

/** A title that leads to its page, or to where the text stands on another site. */
function Titled(title: {
  readonly publication: PublicationHead
  readonly page: string
  readonly icons: string
}) {
  const { path, officialUrl, ...publication } = title.publication
  if (officialUrl === null) return <a href={path}>{publication.title}</a>
  return (
    <OutsideLink url={officialUrl} from={title.page} icons={title.icons}>
      {publication.title}
    </OutsideLink>
  )
}

function SubColumns({ of }: { readonly of: ColumnView['children'] }) {
  if (of.length === 0) return null
  return (
    <section class="sec" aria-labelledby="h-under">
      <div class="head">
        <h2 id="h-under">分栏</h2>
      </div>
      <ul class="rows">
        {of.map(({ column, count }) => (
          <li key={column.id}>
            <a href={`/lm/${column.id}`}>{column.name}</a>
            <span class="meta">
              {column.description}，已公开 {count} 件
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Relations({ relations }: { readonly relations: readonly Relation[] }) {
  if (relations.length === 0) return null
  return (
    <ul class="dots">
      {relations.map(({ kind, side, since, path, title }) => (
        <li key={kind + side + path}>
          {relationNames[kind][side]}：<a href={path}>{title}</a>（{since} 起）
        </li>
      ))}
    </ul>
  )
}
