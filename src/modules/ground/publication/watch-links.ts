import { z } from 'zod'
import type { Subscription } from '../../../platform/jobs/worker.ts'
import type { DomainEvent, Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../duties/index.ts'
import { findBureau } from '../organisation/index.ts'
import { Article } from './domain/draft.ts'
import { outgoingLinks } from './domain/outgoing-links.ts'
import { findHandover } from './store/handovers.ts'
import { listLinksOf, markLinkGone, watchLink } from './store/links.ts'
import type { Link } from './store/links.ts'
import { findVisibleById } from './store/visible.ts'

export const REPAIR = 'publication.repair-link'

/**
 * Watches where a public page leads outside now: its official address and the links of its text. What it does not lead to
 * any more is let go, and nobody owes anything for it.
 */
export async function watchLinks(work: Work, publicationId: string): Promise<void> {
  const wanted = await linksNow(work, publicationId)
  const known = await listLinksOf(work.db, publicationId)
  for (const link of wanted)
    if (!known.some((old) => isSame(old, link)))
      await watchLink(work.db, { ...link, id: work.newId(), publicationId, on: work.today })
  for (const old of known) {
    if (wanted.some((link) => isSame(old, link))) continue
    await markLinkGone(work.db, old.id, work.today)
    await endRepair(work, { id: old.id, publicationId }, '页面已不再链到这里')
  }
}

/** Nobody owes the repair of a link any more. */
export async function endRepair(
  work: Work,
  link: { readonly id: string; readonly publicationId: string },
  how: string,
): Promise<void> {
  await dischargeWhere(work, [`publication:${link.publicationId}`], {
    fits: ({ kind, occasion }) => kind === REPAIR && occasion.startsWith(link.id),
    how,
  })
}

async function linksNow(work: Work, publicationId: string): Promise<readonly Link[]> {
  const visible = await findVisibleById(work.db, publicationId)
  if (visible === null) return []
  const handed = await findHandover(work.db, publicationId)
  const official = handed?.url ?? null
  const article = Article.safeParse(visible.content)
  const ownDomain = (await findBureau(work.db))?.domain ?? null
  const inText = article.success ? outgoingLinks(article.data.body, ownDomain) : []
  return [
    ...(official === null ? [] : [{ place: 'official', url: official } as const]),
    ...inText.map((url) => ({ place: 'body', url }) as const),
  ]
}

function isSame(a: Link, b: Link): boolean {
  return a.place === b.place && a.url === b.url
}

const About = z.looseObject({ publicationId: z.string() })
const follow = (work: Work, event: DomainEvent) => watchLinks(work, About.parse(event).publicationId)

/** What comes out, or comes out anew, leads where its text now says; what was withdrawn leads nowhere. */
export const linksFollow: readonly Subscription[] = [
  { event: 'publication.released', subscriber: 'publication.watch-released-links', run: follow },
  { event: 'publication.withdrawn', subscriber: 'publication.forget-withdrawn-links', run: follow },
]
