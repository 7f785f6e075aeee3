import { Telephone } from '../../../../site/telephone.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { PLAN_COLUMN, termOf } from '../domain/long-term-plan.ts'
import type { LongTermPlan } from '../domain/long-term-plan.ts'
import type { StageOnLine } from '../domain/stage-line.ts'
import { StageRail } from './stage-rail.tsx'

interface PlanView {
  readonly plan: LongTermPlan
  readonly line: readonly StageOnLine[]
  readonly keeper: { readonly name: string; readonly phone: string | null }
}

/** A plan from its making to its last evaluation. */
export function PlanPage({ plan, line, keeper }: PlanView) {
  return (
    <div class="wrap">
      <Crumbs
        items={[
          { label: '首页', href: '/' },
          { label: '规划计划', href: `/lm/${PLAN_COLUMN}` },
          { label: plan.name },
        ]}
      />
      <section class="sec" aria-labelledby="h-plan">
        <h1 id="h-plan">{plan.name}</h1>
        <p class="meta">
          规划期 {termOf(plan)}，由{keeper.name}负责
          {keeper.phone === null ? null : (
            <>
              ，电话 <Telephone phone={keeper.phone} />
            </>
          )}
        </p>
      </section>
      <section class="sec" aria-label="各个阶段">
        <StageRail line={line} />
      </section>
    </div>
  )
}
