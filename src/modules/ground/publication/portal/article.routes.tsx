import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { PublicationStanding, StandingOf } from '../../../../platform/manifest/publication-standing.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, getDivision } from '../../organisation/index.ts'
import { Article } from '../domain/draft.ts'
import { columnTags } from '../domain/publication.ts'
import type { Relation } from '../domain/publication.ts'
import type { PastVersion } from '../store/history.ts'
import { findArchivedOn } from '../store/history.ts'
import { getColumn } from '../store/columns.ts'
import { getContentType } from '../store/content-types.ts'
import { listRelations } from '../store/relations.ts'
import { ArticlePage } from './article.page.tsx'
import { findVisible } from '../store/visible.ts'
import { addressOf, readAddress, readHere } from './standing.ts'
import { showTombstone } from './tombstone.tsx'

const may = { who: 'public' } as const
const PATH = '/lm/:id/:number'

/** A released text at its permanent address, now or as it stood on a day, and its files. */
export function articleRoutes(standings: Standings): readonly Route[] {
  const show = (ask: Ask) => showArticle(ask, standings)
  return [
    { method: 'GET', path: PATH, surface: 'portal', may, kept: true, run: show },
    { method: 'GET', path: `${PATH}/files/:hash`, surface: 'portal', may, run: sendFile },
  ]
}

type Standings = () => readonly StandingOf[]

async function showArticle(ask: Ask, standings: Standings): Promise<Reply> {
  const standing = await readAddress(ask.work.db, addressOf(ask))
  if (standing.kind === 'moved' || standing.kind === 'elsewhere') return standing
  const on = dayOf(ask.query.on)
  if (standing.kind === 'gone' && (on === null || standing.history.length === 0))
    return showTombstone(ask, standing)
  const shown = on === null ? standing.history[0] : versionOn(standing.history, on)
  if (shown === undefined)
    throw new Refusal('absent', 'not-yet', '这一天还没有公开。请看历史版本里最早的一天。')
  return showVersion(ask, { shown, on, noindex: on !== null, standings })
}

/** A day in the address; anything else is refused as no page. */
function dayOf(typed: unknown): CivilDate | null {
  if (typed === undefined || typed === '') return null
  const day = typeof typed === 'string' ? typedDay(typed) : null
  if (day === null) throw new Refusal('absent', 'no-day', '日期要写成 2026-08-30 这样。')
  return day
}

/** The version that stood at the end of a day. */
function versionOn(history: readonly PastVersion[], on: CivilDate): PastVersion | undefined {
  return history.find(({ releasedAt }) => civilDateAt(releasedAt) <= on)
}

async function showVersion(
  ask: Ask,
  view: {
    readonly shown: PastVersion
    readonly on: CivilDate | null
    readonly noindex: boolean
    readonly standings: Standings
  },
): Promise<Reply> {
  const { db } = ask.work
  const { shown } = view
  const article = Article.parse(shown.content)
  const column = await getColumn(db, shown.columnId)
  const type = await getContentType(db, article.type)
  const bureau = (await findBureau(db))?.name ?? ''
  const division = shown.divisionId === null ? null : await getDivision(db, shown.divisionId)
  const relations = (await listRelations(db, [shown.publicationId])).get(shown.publicationId) ?? []
  const html = await sitePage(
    ask,
    {
      title: shown.title,
      column: columnTags(column, type.columnType),
      article: {
        title: shown.title,
        publishedAt: releaseMinute(shown.firstReleasedAt),
        source: article.source === '' ? bureau : article.source,
      },
      head: view.noindex ? <meta name="robots" content="noindex" /> : null,
    },
    <ArticlePage
      shown={shown}
      on={view.on}
      archivedOn={await findArchivedOn(db, shown.publicationId)}
      article={article}
      column={column}
      relations={relations}
      standing={view.on === null ? await standingOf(ask, view.standings, shown.publicationId) : null}
      hotline={hotlineOf(article) ?? (await hotlineOfPolicy(ask, relations))}
      phone={division?.phone ?? null}
      bureau={bureau}
    />,
  )
  return page(html)
}

/** The first module that knows how the publication stands says so. */
async function standingOf(
  { work }: Ask,
  standings: Standings,
  publicationId: string,
): Promise<PublicationStanding | null> {
  for (const ask of standings()) {
    const found = await ask(work, publicationId)
    if (found !== null) return found
  }
  return null
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

/** A file of any version that the public may read; of nothing else, whatever its address. */
async function sendFile(ask: Ask): Promise<Reply> {
  const standing = await readHere(ask.work.db, addressOf(ask))
  if (standing.kind === 'moved')
    return { kind: 'moved', to: `${standing.to}/files/${encodeURIComponent(ask.params.hash ?? '')}` }
  const file = standing.history
    .flatMap(({ content }) => Article.parse(content).files)
    .find(({ hash }) => hash === ask.params.hash)
  if (file === undefined) throw new Refusal('absent', 'no-released-file', '没有这个文件，可能已经撤下。')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}
