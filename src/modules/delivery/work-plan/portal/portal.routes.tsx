import type { ComponentChildren } from 'preact'
import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { SitePage } from '../../../../site/layout.tsx'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { sitePage } from '../../../../site/site-page.tsx'
import { findBureau, findOpennessOffice } from '../../../ground/organisation/index.ts'
import {
  findPublicPage,
  columnTags,
  getColumn,
  openReleasedFile,
  listVersions,
} from '../../../ground/publication/index.ts'
import { countWords } from '../domain/period-content.ts'
import type { PublicEvidence } from '../domain/period-content.ts'
import { lateSince } from './late-since.ts'
import { MeasurePage } from './measure.page.tsx'
import { PeriodPage } from './period.page.tsx'
import { PlansPage } from './plans.page.tsx'
import { MeasureChoice, MeasureNumber, PeriodId, PlanSlug } from './portal.form.ts'
import { findReleasedPlan, listReleasedPlans } from './released-periods.ts'
import type { ReleasedPeriod, ReleasedPlan } from './released-periods.ts'

const may = { who: 'public' } as const

/** 工作要点与落实情况: released periods and their measures; nothing that publication does not show. */
export const portalRoutes: readonly Route[] = [
  { method: 'GET', path: '/gzyd', surface: 'portal', may, kept: true, run: showPlans },
  { method: 'GET', path: '/gzyd/:slug', surface: 'portal', may, kept: true, run: showNewest },
  { method: 'GET', path: '/gzyd/:slug/:item', surface: 'portal', may, kept: true, run: showItem },
  { method: 'GET', path: '/gzyd/:slug/file/:evidenceId', surface: 'portal', may, run: sendFile },
]

async function showPlans(ask: Ask): Promise<Reply> {
  const plans = await listReleasedPlans(ask.work.db)
  return render(ask, { title: '工作要点与落实情况' }, <PlansPage plans={plans} />)
}

async function showNewest(ask: Ask): Promise<Reply> {
  const plan = await getReleasedPlan(ask)
  return showPeriod(ask, plan, plan.newest)
}

/** A period (`2026-Q3`) or a measure by its number. */
async function showItem(ask: Ask): Promise<Reply> {
  const plan = await getReleasedPlan(ask)
  const period = PeriodId.safeParse(ask.params.item)
  if (!period.success) return showMeasure(ask, plan)
  const shown = plan.periods.find(({ content }) => content.period.id === period.data)
  return shown === undefined ? refuse() : showPeriod(ask, plan, shown)
}

async function showPeriod(ask: Ask, plan: ReleasedPlan, shown: ReleasedPeriod): Promise<Reply> {
  const { db } = ask.work
  const { publication } = shown
  const versions = await listVersions(db, publication.id)
  const office = await findOpennessOffice(db)
  const choice = MeasureChoice.parse({ state: null, division: null, order: 'late', ...ask.query })
  return render(
    ask,
    {
      title: publication.title,
      canonical: publication.path,
      article: await articleOf(ask, shown, {
        title: publication.title,
        summary: countWords(shown.content.measures),
      }),
    },
    <PeriodPage plan={plan} shown={shown} versions={versions} choice={choice} office={office} />,
  )
}

async function showMeasure(ask: Ask, plan: ReleasedPlan): Promise<Reply> {
  const number = MeasureNumber.safeParse(ask.params.item)
  const measure = plan.newest.content.measures.find((each) => number.success && each.number === number.data)
  if (measure === undefined) return refuse()
  const { title } = measure
  return render(
    ask,
    { title: measure.title, article: await articleOf(ask, plan.newest, { title, summary: measure.text }) },
    <MeasurePage
      plan={plan}
      measure={{ ...measure, evidence: await evidenceNow(ask, measure.evidence) }}
      lateSince={await lateSince(ask.work, { slug: plan.newest.content.plan.slug, number: measure.number })}
      today={ask.work.today}
      icons={ask.visit.assets.icons}
    />,
  )
}

/** A page of this site as it stands today, whatever the frozen period says: moved, called otherwise, or gone. */
async function evidenceNow({ work }: Ask, evidence: readonly PublicEvidence[]): Promise<PublicEvidence[]> {
  const now: PublicEvidence[] = []
  for (const piece of evidence) {
    if (piece.kind !== 'release') now.push(piece)
    else {
      const page = await findPublicPage(work.db, piece.url ?? '')
      if (page === null) now.push({ ...piece, kind: 'statement', title: '本站公开页（已撤下）', url: null })
      else now.push({ ...piece, title: page.title, url: page.path })
    }
  }
  return now
}

/** A file goes out only while it stands in the content of a visible period of this plan. */
async function sendFile(ask: Ask): Promise<Reply> {
  const plan = await getReleasedPlan(ask)
  const found = plan.periods
    .flatMap(({ publication, content }) =>
      content.measures.flatMap(({ evidence }) =>
        evidence.map((piece) => ({ path: publication.path, piece })),
      ),
    )
    .find(({ piece }) => piece.kind === 'file' && piece.id === ask.params.evidenceId)
  const hash = found?.piece.fileHash ?? null
  if (found === undefined || hash === null) return refuse()
  const { path, piece } = found
  const stream = await openReleasedFile(ask.work, { path, hash })
  return {
    kind: 'stream',
    stream,
    type: piece.mediaType ?? 'application/octet-stream',
    fileName: piece.title,
  }
}

async function getReleasedPlan(ask: Ask): Promise<ReleasedPlan> {
  const slug = PlanSlug.safeParse(ask.params.slug)
  return (slug.success ? await findReleasedPlan(ask.work.db, slug.data) : null) ?? refuse()
}

/** One sentence for what is not released and for what never was, so that nobody learns which. */
function refuse(): never {
  throw new Refusal(
    'absent',
    'not-released',
    '这里没有已公开的内容。可能是地址写错了，也可能还没有发布。请查一查，或从「工作要点与落实情况」逐期看。',
  )
}

async function articleOf(
  ask: Ask,
  { publication }: ReleasedPeriod,
  about: { readonly title: string; readonly summary: string },
) {
  const bureau = await findBureau(ask.work.db)
  return { ...about, publishedAt: releaseMinute(publication.releasedAt), source: bureau?.name ?? '' }
}

async function render(
  ask: Ask,
  about: Pick<SitePage, 'title' | 'canonical' | 'article'>,
  content: ComponentChildren,
): Promise<Reply> {
  const column = columnTags(await getColumn(ask.work.db, 'work-plan'), '工作动态')
  return page(await sitePage(ask, { ...about, column }, content))
}
