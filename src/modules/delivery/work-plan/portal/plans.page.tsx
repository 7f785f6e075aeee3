import { Empty } from '../../../../ui/notice.tsx'
import { ReleaseTime } from '../../../../site/release-time.tsx'
import { Crumbs } from '../../../../ui/crumbs.tsx'
import { countWords } from '../domain/period-content.ts'
import { Day } from './day.tsx'
import type { ReleasedPeriod, ReleasedPlan } from './released-periods.ts'

/** Every plan of which a period is released, newest first, each with its periods. */
export function PlansPage({ plans }: { readonly plans: readonly ReleasedPlan[] }) {
  return (
    <div class="wrap">
      <Crumbs items={[{ label: '首页', href: '/' }, { label: '工作要点与落实情况' }]} />
      <h1>工作要点与落实情况</h1>
      <p class="meta">每年要做的事由哪个处室负责、做到哪一步，按期公布；滞后和未报的也如实列出。</p>
      {plans.length === 0 ? (
        <NothingYet />
      ) : (
        plans.map((plan) => <Plan key={plan.newest.content.plan.slug} plan={plan} />)
      )}
    </div>
  )
}

function NothingYet() {
  return (
    <div class="sec">
      <Empty title="还没有公布落实情况">
        <p>
          第一期经批准发布后会出现在这里。想先了解某项工作，可以打页面底部的联系电话，或<a href="/">回首页</a>
          。
        </p>
      </Empty>
    </div>
  )
}

function Plan({ plan }: { readonly plan: ReleasedPlan }) {
  const { slug, title, supplementary } = plan.newest.content.plan
  return (
    <section class="sec" aria-labelledby={`plan-${slug}`}>
      <div class="head">
        <h2 id={`plan-${slug}`}>{title}</h2>
        {supplementary ? <span class="meta">补录：年度结束后录入</span> : null}
      </div>
      <ul class="rows">
        {plan.periods.map((period) => (
          <Period key={period.publication.path} period={period} />
        ))}
      </ul>
    </section>
  )
}

function Period({ period: { publication, content } }: { readonly period: ReleasedPeriod }) {
  return (
    <li>
      <a href={publication.path}>{content.period.name}落实情况</a>
      <p>{countWords(content.measures)}</p>
      <span class="meta">
        截至 <Day text={content.asOf} /> · <ReleaseTime at={publication.releasedAt} /> 公布
        {publication.version > 1 ? ` · 更正后第 ${String(publication.version)} 版` : ''}
      </span>
    </li>
  )
}
