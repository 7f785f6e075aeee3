import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, getDivision } from '../../organisation/index.ts'
import { Article } from '../domain/draft.ts'
import type { Relation, VisiblePublication } from '../domain/publication.ts'
import { openReleasedFile } from '../files.ts'
import { getColumn } from '../store/columns.ts'
import { getContentType } from '../store/content-types.ts'
import { listRelations } from '../store/relations.ts'
import { findVisible } from '../store/visible.ts'
import { ArticlePage } from './article.page.tsx'

const may = { who: 'public' } as const
const PATH = '/lm/:id/:number'

/** A released text at its permanent address, and its files. */
export const articleRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'portal', may, kept: true, run: showArticle },
  { method: 'GET', path: `${PATH}/files/:hash`, surface: 'portal', may, run: sendFile },
]

async function showArticle(ask: Ask): Promise<Reply> {
  const { db } = ask.work
  const { publication, article } = await getArticle(ask)
  const column = await getColumn(db, publication.columnId)
  const type = await getContentType(db, article.type)
  const bureau = (await findBureau(db))?.name ?? ''
  const division = publication.divisionId === null ? null : await getDivision(db, publication.divisionId)
  const relations = (await listRelations(db, [publication.id])).get(publication.id) ?? []
  const html = await sitePage(
    ask,
    {
      title: publication.title,
      column: {
        name: column.name,
        description: column.description,
        keywords: column.keywords.split(/[,，、]/),
        type: [type.columnType],
      },
      article: {
        title: publication.title,
        publishedAt: releaseMinute(publication.firstReleasedAt),
        source: article.source === '' ? bureau : article.source,
      },
    },
    <ArticlePage
      publication={publication}
      article={article}
      column={column}
      relations={relations}
      hotline={hotlineOf(article) ?? (await hotlineOfPolicy(ask, relations))}
      phone={division?.phone ?? null}
      bureau={bureau}
    />,
  )
  return page(html)
}

function hotlineOf({ facts }: Article): string | null {
  return facts.find(({ key }) => key === 'hotline')?.value ?? null
}

/** An interpretation is asked about where its policy is. */
async function hotlineOfPolicy(ask: Ask, relations: readonly Relation[]): Promise<string | null> {
  const policy = relations.find(({ kind, side }) => kind === 'interprets' && side === 'from')
  const found = policy === undefined ? null : await findVisible(ask.work.db, policy.path)
  const article = found === null ? null : Article.safeParse(found.content)
  return article?.success === true ? hotlineOf(article.data) : null
}

async function getArticle(
  ask: Ask,
): Promise<{ readonly publication: VisiblePublication; readonly article: Article }> {
  const path = `/lm/${ask.params.id ?? ''}/${ask.params.number ?? ''}`
  const publication = await findVisible(ask.work.db, path)
  const article = publication === null ? null : Article.safeParse(publication.content)
  if (publication === null || article?.success !== true)
    throw new Refusal('absent', 'not-released', '这里没有已公开的内容，可能已经移动或撤下。')
  return { publication, article: article.data }
}

async function sendFile(ask: Ask): Promise<Reply> {
  const { publication, article } = await getArticle(ask)
  const file = article.files.find(({ hash }) => hash === ask.params.hash)
  if (file === undefined) throw new Refusal('absent', 'no-released-file', '没有这个文件，可能已经撤下。')
  const stream = await openReleasedFile(ask.work, { path: publication.path, hash: file.hash })
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}
