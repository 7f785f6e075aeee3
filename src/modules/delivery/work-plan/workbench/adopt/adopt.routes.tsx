import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { adoptPlan } from '../../adopt-plan.ts'
import { reportDueOn } from '../../domain/measure-duties.ts'
import { isSupplementary, runningPeriod } from '../../domain/plan.ts'
import { reportDay, reportingPeriod } from '../../domain/plan-settings.ts'
import { openQuestions, ownersOf } from '../../domain/questions.ts'
import { reviewMaterial } from '../../review-material.ts'
import { getPlan } from '../../store/plans.ts'
import { AdoptPage } from './adopt.page.tsx'
import { formKeys } from '../../../../../workbench/form-keys.ts'

const may = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const

/** Adoption with its preview. */
export const adoptRoutes: readonly Route[] = [
  { method: 'GET', path: '/workbench/plans/:planId/adopt', surface: 'workbench', may, run: showAdoption },
  { method: 'POST', path: '/workbench/plans/:planId/adopt', surface: 'workbench', may, run: postAdoption },
]

async function showAdoption(ask: Ask): Promise<Reply> {
  const { work } = ask
  const plan = await getPlan(work.db, ask.params.planId ?? '')
  if (plan.status !== 'in-review') return redirect(`/workbench/plans/${plan.id}`)
  const material = await reviewMaterial(work.db, plan.id)
  const adopted = {
    year: plan.year,
    reporting: work.rules.read(reportingPeriod),
    adoptedOn: work.today,
    supplementary: false,
  }
  const period = runningPeriod(adopted, work.today)
  const html = await deskPage(
    ask,
    {
      title: '分给谁，什么时候',
      meta: `《${plan.title}》`,
      crumbs: [
        { label: '工作要点', href: '/workbench/plans' },
        { label: '核对', href: `/workbench/plans/${plan.id}/review` },
        { label: '采纳' },
      ],
      help: '看每个处室分到几项、哪天到期。都对就点“采纳，分给各处室”；不对就回去改。采纳后各处室马上在“今日”看到。',
    },
    <AdoptPage
      plan={plan}
      measures={material.measures.map((measure) => ({ measure, owners: ownersOf(measure, material) }))}
      divisions={material.divisions}
      supplementary={isSupplementary(plan.year, work.today)}
      report={
        period === null ? null : { name: period.name, dueOn: reportDueOn(period, work.rules.read(reportDay)) }
      }
      ready={openQuestions(material).length === 0 && material.measures.length > 0}
      formKey={formKeys(ask)}
    />,
  )
  return page(html)
}

async function postAdoption(ask: Ask): Promise<Reply> {
  const planId = ask.params.planId ?? ''
  await adoptPlan(ask.work, { planId })
  return redirect(`/workbench/plans/${planId}`)
}
