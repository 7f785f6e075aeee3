import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { runsOf } from '../../rules/index.ts'
import type { ArrangedDay, ArrangedYear } from '../../rules/index.ts'

/** A loaded year with the days its notice names. */
export interface CalendarYear extends ArrangedYear {
  readonly days: readonly ArrangedDay[]
}

export interface CalendarView {
  /** Newest first. */
  readonly years: readonly CalendarYear[]
  /** How many open duties wait for the year that is not loaded yet. */
  readonly waiting: number
  readonly saved: { readonly year: string; readonly moved: string } | null
  readonly mayEnter: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: { readonly token: string; readonly submissionId: string }
}

const LABELS = { year: '年份', documentNumber: '文号', off: '放假', working: '调休上班' }

/** 工作日历: how far it reaches, the form for the next notice, and the loaded years. */
export function CalendarPage({ view }: { readonly view: CalendarView }) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} labels={LABELS} />
      {view.saved === null ? null : (
        <Done title={`${view.saved.year} 年放假安排已录入`}>
          <p>
            {view.saved.moved === '0'
              ? '没有期限要移动。'
              : `移动了 ${view.saved.moved} 件事项的期限，新旧日期都在各件的经过里。`}
          </p>
        </Done>
      )}
      <Reach view={view} />
      {view.mayEnter ? <NoticeBox view={view} /> : null}
      <Years years={view.years} mayEnter={view.mayEnter} />
    </div>
  )
}

function Reach({ view: { years, waiting } }: { readonly view: CalendarView }) {
  const last = years[0]?.year
  if (last === undefined) return <Note>还没有录入任何一年的放假安排，按工作日算的期限都待定。</Note>
  const next = String(last + 1)
  return (
    <Note>
      放假安排录到 {last} 年。按工作日算到 {last} 年 12 月 20 日以后的日期标「暂定」，因为 {next}{' '}
      年的通知可能动到年底；算到 {next} 年的显示「期限待定」，现有 {waiting} 件。写明的固定日期不受影响。
    </Note>
  )
}

function NoticeBox({ view }: { readonly view: CalendarView }) {
  const { typed, errors } = view
  return (
    <section class="card" aria-labelledby="h-notice">
      <h2 id="h-notice">录入或更正一年的通知</h2>
      <PostForm action="/workbench/calendar" {...view.formKey} guard>
        <TextField
          name="year"
          label={LABELS.year}
          value={typed.year}
          error={errorAt(errors, 'year')}
          inputmode="numeric"
          short
          required
        />
        <TextField
          name="documentNumber"
          label={LABELS.documentNumber}
          value={typed.documentNumber}
          error={errorAt(errors, 'documentNumber')}
          hint="例如 国办发明电〔2026〕7号"
          required
        />
        <TextArea
          name="off"
          label={LABELS.off}
          rows={7}
          value={typed.off}
          error={errorAt(errors, 'off')}
          hint="每行一段，例如 春节 02-05~02-11；也可以把通知里「一、元旦：1月1日……」各条整段粘进来，其中的「上班」会认出来"
          required
        />
        <TextArea
          name="working"
          label={LABELS.working}
          rows={2}
          value={typed.working}
          error={errorAt(errors, 'working')}
          hint="上班的周六、周日，例如 01-31、02-20；上面粘了整段的可以空着"
        />
        <div class="btns">
          <button class="btn main" type="submit" name="step" value="preview">
            先看会动哪些期限
          </button>
        </div>
      </PostForm>
    </section>
  )
}

function Years({ years, mayEnter }: { readonly years: readonly CalendarYear[]; readonly mayEnter: boolean }) {
  return (
    <FlowTable
      caption="已录入的年份"
      columns={[
        { label: '年份' },
        { label: '依据' },
        { label: '放假' },
        { label: '调休上班' },
        { label: '录入于' },
        ...(mayEnter ? [{ label: '更正' }] : []),
      ]}
      rows={years.map((year) => ({
        key: String(year.year),
        cells: [
          String(year.year),
          <>
            {year.source}
            {year.documentNumber === null ? null : <small>{year.documentNumber}</small>}
          </>,
          <DayList key="off" days={year.days.filter((day) => day.kind === 'off')} />,
          <DayList key="working" days={year.days.filter((day) => day.kind === 'working')} />,
          <>
            {civilDateAt(year.loadedAt)}
            {year.revision > 1 ? <small>更正 {year.revision - 1} 次</small> : null}
          </>,
          ...(mayEnter
            ? [<a href={`/workbench/calendar?year=${String(year.year)}`}>更正 {year.year} 年</a>]
            : []),
        ],
      }))}
    />
  )
}

/** Days of a notice, folded: the number, and on opening the runs. */
export function DayList({ days }: { readonly days: readonly ArrangedDay[] }) {
  if (days.length === 0) return <>没有</>
  return (
    <details>
      <summary>{days.length} 天</summary>
      <ul class="plain">
        {runsOf(days).map((run) => (
          <li key={run.from}>
            {run.name} {run.from}
            {run.length > 1 ? ` 至 ${run.to.slice(5)}，${String(run.length)} 天` : ''}
          </li>
        ))}
      </ul>
    </details>
  )
}
