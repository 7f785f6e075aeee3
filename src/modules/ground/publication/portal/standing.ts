import { Refusal } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { Ask } from '../../../../platform/http/route.ts'
import { Article } from '../domain/draft.ts'
import { findMoved, findTombstone, listHistory } from '../store/history.ts'
import type { PastVersion, Tombstone } from '../store/history.ts'
import { findVisible } from '../store/visible.ts'

/** What the public finds at the address of an article, with the versions that may be read. */
export type Standing =
  | { readonly kind: 'public'; readonly history: readonly PastVersion[] }
  | { readonly kind: 'gone'; readonly tombstone: Tombstone; readonly history: readonly PastVersion[] }
  | { readonly kind: 'moved'; readonly to: string }
  /** It stands on 市集约化平台 only. */
  | { readonly kind: 'elsewhere'; readonly to: string }

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
  const elsewhere = (await findVisible(db, path))?.officialUrl ?? null
  if (elsewhere !== null) return { kind: 'elsewhere', to: elsewhere }
  const to = await findMoved(db, path)
  if (to !== null) return { kind: 'moved', to }
  return refuseAbsent()
}

/** What stands here of an address: refuses what stands on another site, which has neither history nor files here. */
export async function readHere(db: Db, path: string): Promise<Exclude<Standing, { kind: 'elsewhere' }>> {
  const standing = await readAddress(db, path)
  return standing.kind === 'elsewhere' ? refuseAbsent() : standing
}

function refuseAbsent(): never {
  throw new Refusal('absent', 'not-released', '这里没有已公开的内容，可能已经移动或撤下。')
}
