import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { PublicationStanding } from '../../../../platform/manifest/publication-standing.ts'
import { OutsideLink } from '../../../../site/outside-link.tsx'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { wordsOfFact } from '../domain/article-fact.ts'
import type { ArticleFact } from '../domain/article-fact.ts'
import { isPicture } from '../domain/draft.ts'
import type { Article, PublicFile } from '../domain/draft.ts'
import { relationNames } from '../domain/publication.ts'
import type { Relation, SiteColumn } from '../domain/publication.ts'
import type { PastVersion } from '../store/history.ts'
import { BodyText } from './body.tsx'
import { Interpreted } from './interpreted.tsx'

interface ArticleView {
  readonly shown: PastVersion
  /** The day it is shown as of; null for the present. */
  readonly on: CivilDate | null
  readonly archivedOn: CivilDate | null
  readonly article: Article
  readonly column: SiteColumn
  readonly relations: readonly Relation[]
  readonly standing: PublicationStanding | null
  readonly phone: string | null
  /** 政策咨询电话 of a policy, also on its interpretation. */
  readonly hotline: string | null
  readonly bureau: string
  readonly icons: string
  /** What other modules add. */
  readonly parts: readonly ComponentChildren[]
}

/** One released text: what it is, who answers for it, as of when, what belongs to it, what can be taken away. */
export function ArticlePage(view: ArticleView) {
  const { shown: publication, article, column, relations, standing, phone, bureau } = view
  const hrefOf = (file: PublicFile) => `${publication.path}/files/${file.hash}`
  const documents = article.files.filter((file) => !isPicture(file))
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: column.name, href: `/lm/${column.id}` },
          { label: publication.title },
        ]}
      />
      <article class="sec">
        <Marks view={view} />
        {standing === null || standing.banner === null ? null : <Note>{standing.banner}</Note>}
        <h1>{publication.title}</h1>
        <p class="meta">
          发布 <ReleaseTime at={publication.firstReleasedAt} />
          {publication.number === 1 ? null : (
            <>
              ，更正 <ReleaseTime at={publication.releasedAt} />
            </>
          )}
          {'\u3000'}来源：{article.source === '' ? bureau : article.source}
          {'\u3000'}
          {article.division}
          {phone === null ? null : (
            <>
              ，电话 <Telephone phone={phone} />
            </>
          )}
          {'\u3000'}
          <a href={`${publication.path}/history`}>
            {publication.currentVersion === 1
              ? '历史版本'
              : `历史版本（${String(publication.currentVersion)} 版）`}
          </a>
        </p>
        {publication.changeNote === null ? null : (
          <p class="note">
            更正说明：{publication.changeNote}
            {'\u3000'}
            <a
              href={`${publication.path}/difference?from=${String(publication.number - 1)}&to=${String(publication.number)}`}
            >
              和上一版对照
            </a>
          </p>
        )}
        <Interpreted relations={relations} hotline={view.hotline} />
        <Elements view={view} />
        {view.parts}
        {article.summary === '' ? null : <p class="lead">{article.summary}</p>}
        <BodyText body={article.body} files={article.files} hrefOf={hrefOf} />
        {documents.length === 0 ? null : (
          <section aria-labelledby="h-files">
            <h2 id="h-files">附件</h2>
            <ul class="rows">
              {documents.map((file) => (
                <li key={file.number}>
                  <a href={hrefOf(file)}>{file.name}</a>
                  <span class="meta">{sizeName(file.size)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Related relations={relations.filter(({ kind }) => kind !== 'interprets')} />
      </article>
    </div>
  )
}

/** What has to be known before reading: that it is archived, or that this is how it stood on an earlier day. */
function Marks({ view: { shown, on, archivedOn } }: { readonly view: ArticleView }) {
  return (
    <>
      {archivedOn === null ? null : (
        <Note>
          已归档（
          <DateText date={archivedOn} />
          ），内容不再更新。
        </Note>
      )}
      {on === null ? null : (
        <Note>
          这是 <DateText date={on} /> 的样子（第 {shown.number} 版）。
          <a href={shown.path}>看现在的</a>
        </Note>
      )}
    </>
  )
}

function Elements({ view }: { readonly view: ArticleView }) {
  const { article, standing } = view
  const facts = article.facts.map((fact) => [fact.label, <FactValue fact={fact} view={view} />] as const)
  const rows = standing === null ? facts : [...facts, ['有效性', standing.words] as const]
  return rows.length === 0 ? null : <Facts rows={rows} />
}

function FactValue({ fact, view }: { readonly fact: ArticleFact; readonly view: ArticleView }) {
  if (fact.kind !== 'link') return <>{wordsOfFact(fact)}</>
  return (
    <OutsideLink url={fact.value} from={view.shown.path} icons={view.icons}>
      {fact.value}
    </OutsideLink>
  )
}

function Related({ relations }: { readonly relations: readonly Relation[] }) {
  if (relations.length === 0) return null
  return (
    <section aria-labelledby="h-related">
      <h2 id="h-related">相关信息</h2>
      <ul class="rows">
        {relations.map(({ kind, side, path, title, since }) => (
          <li key={kind + side + path}>
            <span>
              {relationNames[kind][side]}：<a href={path}>{title}</a>
            </span>
            <span class="meta">{since} 起</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeName(bytes: number): string {
  return bytes < 1_048_576
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`
}
