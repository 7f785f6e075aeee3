import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import { Article } from '../domain/draft.ts'
import { findMoved, findTombstone, listHistory } from '../store/history.ts'
import type { PastVersion, Tombstone } from '../store/history.ts'

/** What the public finds at the address of an article, with the versions that may be read. */
export type Standing =
  | { readonly kind: 'public'; readonly history: readonly PastVersion[] }
  | { readonly kind: 'gone'; readonly tombstone: Tombstone; readonly history: readonly PastVersion[] }
  | { readonly kind: 'moved'; readonly to: string }

/** The address of the article that was asked for. */
export function addressOf({ params }: Pick<Ask, 'params'>): string {
  return `/lm/${params.id ?? ''}/${params.number ?? ''}`
}

/** What stands at an address: one decision for page, history, difference and files. Refuses what was never released. */
export async function readAddress(db: Db, path: string): Promise<Standing> {
  const history = (await listHistory(db, path)).filter(({ content }) => Article.safeParse(content).success)
  const tombstone = await findTombstone(db, path)
  if (tombstone !== null) return { kind: 'gone', tombstone, history }
  if (history.length > 0) return { kind: 'public', history }
  const to = await findMoved(db, path)
  if (to !== null) return { kind: 'moved', to }
  throw new Refusal('absent', 'not-released', '这里没有已公开的内容，可能已经移动或撤下。')
}
