import { DateText } from '../../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Empty, Note } from '../../../../../ui/notice.tsx'
import { FlowTable } from '../../../../../ui/table.tsx'
import type { TableRow } from '../../../../../ui/table.tsx'
import { Tag } from '../../../../../ui/badge.tsx'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Period } from '../../../../../kernel/period.ts'
import type { Plan } from '../../domain/plan.ts'
import { planPeriods } from '../../domain/plan.ts'
import type { PeriodRelease } from '../../store/releases.ts'
import { Moment } from '../moment.tsx'
import { MeasureTable } from './overview-measures.tsx'
import { newestRelease } from './overview.view.ts'
import type { OverviewView } from './overview.view.ts'
import { OfficeWaiting } from './overview-waiting.tsx'
import { shortPeriod } from './standing.tsx'

/** An adopted plan: its periods, what waits for 办公室, all measures with where they stand. */
export function OverviewPage({ view }: { readonly view: OverviewView }) {
  const { plan, wrong } = view
  return (
    <>
      {wrong === null ? null : <ErrorSummary errors={wrong.errors} />}
      <OwnReports view={view} />
      {view.office === null ? null : <OfficeWaiting view={view} office={view.office} />}
      <Periods view={view} />
      <MeasureTable view={view} />
      <Asides asides={view.asides} />
      {view.office === null ? null : (
        <TakeBack view={view} possible={view.office.mayTakeBack} planId={plan.id} />
      )}
    </>
  )
}

/** The first thing a clerk or head of a division looks for: his own form. */
function OwnReports({ view }: { readonly view: OverviewView }) {
  const { plan, current, survey } = view
  if (current === null) return null
  const mine = survey.divisions.filter(
    (d) =>
      view.ownDivisionIds.includes(d.id) &&
      survey.lines.some((line) => [...line.leadIds, ...line.participantIds].includes(d.id)),
  )
  if (mine.length === 0) return null
  return (
    <div class="bar-act">
      {mine.map((division) => (
        <a
          key={division.id}
          class="btn main"
          href={`/workbench/plans/${plan.id}/returns/${division.id}/${current.id}`}
        >
          报{division.name}的{shortPeriod(current.name)}落实情况
        </a>
      ))}
    </div>
  )
}

function Periods({ view }: { readonly view: OverviewView }) {
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

/** Footnotes and comments of the source: beside the text, not lost. */
export function Asides({ asides }: { readonly asides: OverviewView['asides'] }) {
  if (asides.length === 0) return null
  return (
    <details class="sec">
      <summary>原文的脚注和批注（{asides.length}）</summary>
      <div>
        <ul class="dots">
          {asides.map((aside) => (
            <li key={aside.kind + aside.text}>
              {aside.kind === 'comment' ? '批注：' : '脚注：'}
              {aside.text}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function TakeBack({
  view,
  possible,
  planId,
}: {
  readonly view: OverviewView
  readonly possible: boolean
  readonly planId: string
}) {
  const wrong = view.wrong?.form === 'take-back' ? view.wrong : null
  if (!possible)
    return (
      <p class="sec meta">已经有处室保存了落实情况，不能整份撤回采纳。要改某一项，请到该项的页面申请调整。</p>
    )
  return (
    <details class="sec" open={wrong !== null}>
      <summary>撤回采纳</summary>
      <div>
        <p>撤回后回到核对，各处室的待办一并撤下。有处室保存了落实情况以后就不能再撤回。</p>
        <PostForm action={`/workbench/plans/${planId}/withdraw-adoption`} {...view.formKey()}>
          <TextField
            name="reason"
            label="理由"
            required
            value={wrong?.typed.reason}
            error={errorAt(wrong?.errors ?? [], 'reason')}
          />
          <p class="btns">
            <button type="submit" class="btn stop">
              撤回采纳
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

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
