import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { Article } from '../domain/draft.ts'
import { columnTags } from '../domain/publication.ts'
import { versionDifference } from '../domain/version-difference.ts'
import { getColumn } from '../store/columns.ts'
import type { PastVersion } from '../store/history.ts'
import { DifferencePage, HistoryPage } from './history.page.tsx'
import { addressOf, readHere } from './standing.ts'
import { showTombstone } from './tombstone.tsx'

const may = { who: 'public' } as const
const PATH = '/lm/:id/:number'

/** What a released text was before: its versions, and the difference between two of them. */
export const historyRoutes: readonly Route[] = [
  { method: 'GET', path: `${PATH}/history`, surface: 'portal', may, kept: true, run: showHistory },
  { method: 'GET', path: `${PATH}/difference`, surface: 'portal', may, kept: true, run: showDifference },
]

async function showHistory(ask: Ask): Promise<Reply> {
  const path = addressOf(ask)
  const standing = await readHere(ask.work.db, path)
  if (standing.kind === 'moved') return { kind: 'moved', to: `${standing.to}/history` }
  const [newest] = standing.history
  if (newest === undefined) return standing.kind === 'gone' ? showTombstone(ask, standing) : missing()
  return rendered(
    ask,
    newest,
    <HistoryPage
      path={path}
      column={await getColumn(ask.work.db, newest.columnId)}
      versions={standing.history.map((version) => ({
        ...version,
        division: Article.parse(version.content).division,
      }))}
    />,
  )
}

const Numbers = z.object({ from: z.coerce.number().int().catch(0), to: z.coerce.number().int().catch(0) })

async function showDifference(ask: Ask): Promise<Reply> {
  const path = addressOf(ask)
  const standing = await readHere(ask.work.db, path)
  if (standing.kind === 'moved') return { kind: 'moved', to: `${standing.to}/history` }
  const [newest] = standing.history
  if (newest === undefined) return standing.kind === 'gone' ? showTombstone(ask, standing) : missing()
  const asked = Numbers.parse(ask.query)
  const after = versionAt(standing.history, asked.to === 0 ? newest.number : asked.to)
  const before = versionAt(standing.history, asked.from === 0 ? Math.max(1, after.number - 1) : asked.from)
  return rendered(
    ask,
    newest,
    <DifferencePage
      path={path}
      column={await getColumn(ask.work.db, newest.columnId)}
      before={before}
      after={after}
      lines={versionDifference(Article.parse(before.content).body, Article.parse(after.content).body)}
    />,
  )
}

function versionAt(history: readonly PastVersion[], number: number): PastVersion {
  return history.find((version) => version.number === number) ?? missing()
}

function missing(): never {
  throw new Refusal('absent', 'no-version', '没有这一版。请从历史版本里选。')
}

async function rendered(
  ask: Ask,
  { title, columnId }: PastVersion,
  content: Parameters<typeof sitePage>[2],
): Promise<Reply> {
  const column = await getColumn(ask.work.db, columnId)
  const html = await sitePage(
    ask,
    {
      title: `历史版本：${title}`,
      column: columnTags(column, '其他'),
      head: <meta name="robots" content="noindex" />,
    },
    content,
  )
  return page(html)
}
