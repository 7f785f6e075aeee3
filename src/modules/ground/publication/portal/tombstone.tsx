import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply } from '../../../../platform/http/route.ts'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Article } from '../domain/draft.ts'
import { withdrawalKinds } from '../domain/withdrawal.ts'
import type { PastVersion, Tombstone } from '../store/history.ts'
import { BodyText } from './body.tsx'
import { addressOf } from './standing.ts'

interface Gone {
  readonly tombstone: Tombstone
  /** What stays readable; empty where nothing does. */
  readonly history: readonly PastVersion[]
}

/** What stands where something was withdrawn: gone for good (410), not for search engines, and where to go instead. */
export async function showTombstone(ask: Ask, gone: Gone): Promise<Reply> {
  const { tombstone } = gone
  const title = tombstone.sealed ? '已撤下' : tombstone.title
  const html = await sitePage(
    ask,
    {
      title,
      column: { name: '已撤回', description: '这一页已经撤回', keywords: ['撤回'], type: ['其他'] },
      head: <meta name="robots" content="noindex" />,
    },
    <TombstonePage {...gone} title={title} path={addressOf(ask)} />,
  )
  return page(html, { status: 410 })
}

function TombstonePage({ tombstone, history, title, path }: Gone & { title: string; path: string }) {
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: title }]} />
      <article class="sec">
        <h1>{title}</h1>
        {tombstone.sealed ? (
          <p class="lead">
            这一页已于 <ReleaseTime at={tombstone.withdrawnAt} /> 撤下。
          </p>
        ) : (
          <>
            <p class="lead">这一页已经撤回，不再有效，请不要引用。</p>
            <Facts
              rows={[
                ['撤回时间', <ReleaseTime at={tombstone.withdrawnAt} />],
                ['原因', tombstone.kind === null ? null : withdrawalKinds[tombstone.kind]],
                ['说明', tombstone.explanation],
              ]}
            />
            {tombstone.leadTo === null ? null : (
              <p>
                请看：<a href={tombstone.leadTo}>{tombstone.leadTo}</a>
              </p>
            )}
          </>
        )}
        <p>
          <a href="/search">查找别的内容</a>
        </p>
        <Kept history={history} path={path} />
      </article>
    </div>
  )
}

/** The content as it was, where it was decided to keep it readable. */
function Kept({ history, path }: { readonly history: readonly PastVersion[]; readonly path: string }) {
  const [last] = history
  if (last === undefined) return null
  const article = Article.parse(last.content)
  return (
    <section aria-labelledby="h-kept">
      <h2 id="h-kept">撤回前的内容，仅供查考</h2>
      <p class="meta">
        <a href={`${path}/history`}>历史版本</a>
      </p>
      <BodyText body={article.body} files={article.files} hrefOf={(file) => `${path}/files/${file.hash}`} />
    </section>
  )
}
