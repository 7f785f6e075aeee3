import { Empty } from '../../../../../ui/notice.tsx'
import type { Plan } from '../../domain/plan.ts'
import { Asides } from '../asides.tsx'
import type { OverviewView } from './overview.view.ts'

/** A plan that is not adopted (yet): what it is, and the way on. */
export function UnadoptedPage({
  plan,
  measures,
  mayReview,
  asides,
}: {
  readonly plan: Plan
  readonly measures: number
  readonly mayReview: boolean
  readonly asides: OverviewView['asides']
}) {
  if (plan.status === 'discarded')
    return (
      <Empty title="这次导入已作废">
        <p>
          导入的原文和记录都还在，但不再办理。<a href="/workbench/plans">回到工作要点</a>
        </p>
      </Empty>
    )
  return (
    <>
      <p>读出 {measures} 项措施，还在核对。采纳以后才会分给各处室、开始计时，也才能导出任务分解表。</p>
      {mayReview ? (
        <p class="btns">
          <a class="btn main" href={`/workbench/plans/${plan.id}/review`}>
            去核对
          </a>
          <a class="btn" href={`/workbench/plans/${plan.id}/adopt`}>
            看采纳预览
          </a>
        </p>
      ) : (
        <p class="meta">核对和采纳由办公室（政务公开工作机构）办理。</p>
      )}
      <Asides asides={asides} />
    </>
  )
}
