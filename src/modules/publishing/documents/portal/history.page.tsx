import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { bannerOn } from '../domain/validity.ts'
import type { PublicDocument } from '../store/public-documents.ts'
import { Standing } from './policies.page.tsx'

const LIBRARY = { label: '文件库', href: '/zcwj' }
export const HISTORY_A_PAGE = 50

interface HistoryBatchView {
  readonly path: string
  readonly title: string
  readonly releasedOn: string
  readonly count: number
  readonly documents: readonly PublicDocument[]
  readonly page: number
  readonly today: CivilDate
}

/** A batch of past documents that a second person let out. */
export function HistoryBatchPage({
  path,
  title,
  releasedOn,
  count,
  documents,
  page,
  today,
}: HistoryBatchView) {
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, LIBRARY, { label: title }]} />
      <section class="sec" aria-labelledby="h-batch">
        <h1 id="h-batch">{title}</h1>
        <p>
          这些文件过去已经由制发机关公布，{releasedOn} 收入<a href="/zcwj">文件库</a>
          。全文以制发机关公布的为准。
        </p>
        <FlowTable
          caption={`共 ${String(count)} 份，有效性截至 ${today}`}
          columns={[{ label: '标题' }, { label: '文号' }, { label: '成文日期' }, { label: '有效性' }]}
          rows={documents.map((one) => ({
            key: one.id,
            cells: [
              <a href={one.path}>{one.title}</a>,
              one.number,
              one.writtenOn,
              <Standing term={one} today={today} />,
            ],
          }))}
        />
        <Pager
          page={page}
          pages={Math.ceil(count / HISTORY_A_PAGE)}
          hrefOf={(other) => (other === 1 ? path : `${path}?page=${String(other)}`)}
        />
      </section>
    </div>
  )
}

interface HistoryDocumentView {
  readonly document: PublicDocument
  readonly batch: { readonly path: string; readonly title: string }
  readonly today: CivilDate
}

/** A past document: its elements, how it stands today, and where its text stands officially. */
export function HistoryDocumentPage({ document, batch, today }: HistoryDocumentView) {
  const { endUnknown, sourceUrl } = document
  const banner = endUnknown ? '来源注明本文件已经失效，没有写失效日期，仅供查阅。' : bannerOn(document, today)
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          LIBRARY,
          { label: batch.title, href: batch.path },
          { label: '文件' },
        ]}
      />
      <article class="sec" aria-labelledby="h-document">
        <h1 id="h-document">{document.title}</h1>
        {banner === null ? null : <Note>{banner}</Note>}
        <Facts
          rows={[
            ['文号', document.number],
            ['制发机关', document.issuer],
            ['效力级别', document.level],
            ['主题', document.topic],
            ['成文日期', document.writtenOn],
            ['公布日期', document.publishedOn],
            ['施行日期', document.effectiveOn],
            ['有效性', <Standing term={document} today={today} />],
            ['全文', sourceUrl === null ? '请向制发机关查阅' : <a href={sourceUrl}>到原来的网站看全文</a>],
          ]}
        />
      </article>
    </div>
  )
}
