import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Asides } from '../asides.tsx'
import { MeasureTable } from './overview-measures.tsx'
import { Periods } from './overview-periods.tsx'
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
