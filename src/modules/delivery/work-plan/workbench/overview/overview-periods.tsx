import type { Period } from '../../../../../kernel/period.ts'
import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { Note } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { TableRow } from '../../../../../ui/table.tsx'
import { planPeriods } from '../../domain/plan.ts'
import type { PeriodRelease } from '../../store/releases.ts'
import { Moment } from '../moment.tsx'
import { newestRelease } from './overview.view.ts'
import type { OverviewView } from './overview.view.ts'

/** The periods of a plan: whether each is out, and the ways to what is missing and to what goes out. */
export function Periods({ view }: { readonly view: OverviewView }) {
  const { plan, survey } = view
  const begun = new Set(survey.periods.map((period) => period.id))
  return (
    <section class="sec" aria-labelledby="periods">
      <div class="head">
        <h2 id="periods">各期</h2>
      </div>
      {plan.supplementary ? (
        <Note>补录：这份工作要点的年度在采纳时已经过去，不产生催报；各期可以照样补报和公布。</Note>
      ) : null}
      <FlowTable
        caption="各期的报送和公布"
        quietCaption
        columns={[
          { label: '报告期' },
          { label: '公布情况' },
          ...(view.gathers ? [{ label: '报送' }, { label: '汇总' }] : []),
        ]}
        rows={planPeriods(plan).map((period) =>
          begun.has(period.id) ? periodRow(view, period) : comingRow(view, period),
        )}
      />
    </section>
  )
}

function periodRow(view: OverviewView, period: Period): TableRow {
  const { plan } = view
  const base = `/workbench/plans/${plan.id}`
  const release = newestRelease(view.releases, period.id)
  return {
    key: period.id,
    cells: [
      period.name,
      <ReleaseState release={release} publicPath={`/gzyd/${plan.slug}/${period.id}`} />,
      ...(view.gathers
        ? [
            <a href={`${base}/missing/${period.id}`}>还没报的</a>,
            <a href={`${base}/releases/${period.id}`}>
              {view.office === null || release?.status === 'released' ? '看汇总' : '汇总送审'}
            </a>,
          ]
        : []),
    ],
  }
}

function comingRow(view: OverviewView, period: Period): TableRow {
  return {
    key: period.id,
    cells: [
      period.name,
      <>
        还没开始，
        <DateText date={period.from} /> 起
      </>,
      ...(view.gathers ? [null, null] : []),
    ],
  }
}

function ReleaseState({
  release,
  publicPath,
}: {
  readonly release: PeriodRelease | null
  readonly publicPath: string
}) {
  if (release === null) return <Tag kind="plain">未送审</Tag>
  switch (release.status) {
    case 'preparing':
      return (
        <>
          <Tag kind="ok">已公布</Tag> <a href={publicPath}>看公开页</a>
          <small>更正第 {release.version} 版在准备</small>
        </>
      )
    case 'submitted':
      return (
        <>
          <Tag kind="hold">等审签</Tag> {release.preparedByName}送审
        </>
      )
    case 'returned':
      return (
        <>
          <Tag kind="due">已退回</Tag> {release.returnReason}
        </>
      )
    case 'released':
      return (
        <>
          <Tag kind="ok">已公布</Tag> <a href={publicPath}>看公开页</a>
          <small>
            {release.releasedAt === null ? null : <Moment at={release.releasedAt} />}
            {release.version > 1 ? ` · 更正第 ${String(release.version)} 版` : ''}
          </small>
        </>
      )
  }
}
