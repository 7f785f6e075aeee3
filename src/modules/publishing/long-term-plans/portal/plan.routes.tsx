import { Refusal } from '../../../../kernel/refusal.ts'
import { page } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { sitePage } from '../../../../site/site-page.tsx'
import { getDivision } from '../../../ground/organisation/index.ts'
import { columnTags, getColumn } from '../../../ground/publication/index.ts'
import { PLAN_COLUMN } from '../domain/long-term-plan.ts'
import { stageLine } from '../domain/stage-line.ts'
import { stagesOf } from '../keep-plans.ts'
import { PLAN_PATH } from '../paths.ts'
import { getPlan } from '../store/plans.ts'
import { PlanPage } from './plan.page.tsx'

/** 规划: a plan with its line of stages, from its first released text on. */
export const planPortalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${PLAN_PATH}/:id`,
    surface: 'portal',
    may: { who: 'public' },
    kept: true,
    run: showPlan,
  },
]

async function showPlan(ask: Ask): Promise<Reply> {
  const { work } = ask
  const plan = await getPlan(work.db, ask.params.id ?? '')
  const texts = await stagesOf(work, plan)
  if (texts.length === 0) throw new Refusal('absent', 'no-plan', '没有这个规划。')
  const html = await sitePage(
    ask,
    { title: plan.name, column: columnTags(await getColumn(work.db, PLAN_COLUMN), '其他') },
    <PlanPage
      plan={plan}
      line={stageLine(plan, texts, work.today)}
      keeper={await getDivision(work.db, plan.divisionId)}
    />,
  )
  return page(html)
}
