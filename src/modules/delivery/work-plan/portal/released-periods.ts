import { periodsOf } from '../../../../kernel/period.ts'
import type { Db } from '../../../../platform/database/database.ts'
import { findVisible, listVisible } from '../../../ground/publication/index.ts'
import type { VisiblePublication } from '../../../ground/publication/index.ts'
import { PERIOD_KIND, PeriodContent } from '../domain/period-content.ts'

const MOST = 500

/** One released period: the publication as every door may show it, with its content. */
export interface ReleasedPeriod {
  readonly publication: VisiblePublication
  readonly content: PeriodContent
}

/** A plan with its released periods, newest first; there is at least one. */
export interface ReleasedPlan {
  readonly newest: ReleasedPeriod
  readonly periods: readonly ReleasedPeriod[]
}

/** The plans of which something is released, the one with the newest period first. */
export async function listReleasedPlans(db: Db): Promise<readonly ReleasedPlan[]> {
  const released = (await listVisible(db, { kinds: [PERIOD_KIND], limit: MOST })).map(periodOf)
  const slugs = [...new Set(released.map(({ content }) => content.plan.slug))].sort()
  return slugs
    .flatMap((slug) => planOf(released.filter(({ content }) => content.plan.slug === slug)) ?? [])
    .sort((a, b) => newestFirst(a.newest, b.newest))
}

/** A plan by its address, or null when none of its periods is released. */
export async function findReleasedPlan(db: Db, slug: string): Promise<ReleasedPlan | null> {
  const year = Number(slug.slice(0, 4))
  const possible = [
    ...periodsOf(year, 'quarter'),
    ...periodsOf(year, 'half-year'),
    ...periodsOf(year, 'year'),
  ]
  const released: ReleasedPeriod[] = []
  for (const { id } of possible) {
    const publication = await findVisible(db, `/gzyd/${slug}/${id}`)
    if (publication?.kind === PERIOD_KIND) released.push(periodOf(publication))
  }
  return planOf(released)
}

function planOf(released: readonly ReleasedPeriod[]): ReleasedPlan | null {
  const periods = [...released].sort(newestFirst)
  const [newest] = periods
  return newest === undefined ? null : { newest, periods }
}

function newestFirst(a: ReleasedPeriod, b: ReleasedPeriod): number {
  return b.content.period.to.localeCompare(a.content.period.to)
}

function periodOf(publication: VisiblePublication): ReleasedPeriod {
  return { publication, content: PeriodContent.parse(publication.content) }
}
