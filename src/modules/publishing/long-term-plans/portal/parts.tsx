import type { ArticlePart, ColumnPart } from '../../../../platform/manifest/portal-parts.ts'
import { PLAN_COLUMN, termOf } from '../domain/long-term-plan.ts'
import { stageLine } from '../domain/stage-line.ts'
import { PLAN_PATH } from '../paths.ts'
import { listPlans } from '../store/plans.ts'
import { listStageTexts } from '../store/stage-texts.ts'
import { StageRail } from './stage-rail.tsx'

/** On the page of 规划计划: every plan that has something public, and where it stands. */
export const plansColumnPart: ColumnPart = async ({ work }, columnId) => {
  if (columnId !== PLAN_COLUMN) return null
  const texts = await listStageTexts(work.db)
  const plans = (await listPlans(work.db)).filter(({ name }) => texts.some((text) => text.plan === name))
  if (plans.length === 0) return null
  return (
    <section class="sec" aria-labelledby="h-plans">
      <div class="head">
        <h2 id="h-plans">规划走到哪一步</h2>
      </div>
      <ul class="rows">
        {plans.map((plan) => {
          const own = texts.filter((text) => text.plan === plan.name)
          const now = stageLine(plan, own, work.today).filter(({ state }) => state === 'now')
          return (
            <li key={plan.id}>
              <a href={`${PLAN_PATH}/${plan.id}`}>{plan.name}</a>
              <span class="meta">
                {termOf(plan)}，
                {now.length === 0 ? '各阶段都完成了' : `正在：${now.map(({ stage }) => stage).join('、')}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** On the page of a stage: the whole line, so that a reader knows what came before and what comes. */
export const stageArticlePart: ArticlePart = async ({ work }, publicationId) => {
  const texts = await listStageTexts(work.db)
  const name = texts.find(({ id }) => id === publicationId)?.plan
  const plan = (await listPlans(work.db)).find((known) => known.name === name)
  if (plan === undefined) return null
  const own = texts.filter((text) => text.plan === name)
  return (
    <section aria-labelledby="h-stages">
      <h2 id="h-stages">
        <a href={`${PLAN_PATH}/${plan.id}`}>{plan.name}</a>
      </h2>
      <StageRail line={stageLine(plan, own, work.today)} />
    </section>
  )
}
