import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { Period } from '../../../../kernel/period.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { GateRail } from '../../../../ui/gate-rail.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import type { Division } from '../../../ground/organisation/index.ts'
import { shortTitle, stateNames } from '../domain/measure.ts'
import type { PublicState } from '../domain/measure.ts'
import { countByState } from '../domain/period-content.ts'
import type { PeriodContent } from '../domain/period-content.ts'
import { OWN_RELEASE } from '../domain/period-release.ts'
import type { LeadEntry, ReleaseAction } from '../domain/period-release.ts'
import type { Plan } from '../domain/plan.ts'
import type { GatheredMeasure } from '../gather-period.ts'
import type { PeriodRelease } from '../store/releases.ts'
import type { FormKey } from './review-view.ts'

/** Everything the release page shows. */
export interface ReleaseView {
  readonly plan: Plan
  readonly period: Period
  readonly releases: readonly PeriodRelease[]
  readonly actions: readonly ReleaseAction[]
  readonly own: boolean
  readonly gathered: readonly GatheredMeasure[]
  /** What was frozen when it was handed in; shown to whoever approves. */
  readonly frozen: PeriodContent | null
  readonly divisions: readonly Division[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** The release of a period: prepared by one, approved by another; what becomes public is listed beforehand. */
export function ReleasePage(view: ReleaseView) {
  const newest = view.releases[0] ?? null
  return (
    <>
      <Where view={view} newest={newest} />
      {view.actions.includes('approve') || newest?.status === 'submitted' ? (
        <Approval view={view} newest={newest} />
      ) : null}
      {view.actions.includes('prepare') ? <Preparation view={view} newest={newest} /> : null}
    </>
  )
}

function Where({ view, newest }: { readonly view: ReleaseView; readonly newest: PeriodRelease | null }) {
  const status = newest?.status ?? 'preparing'
  const gates = [
    {
      key: 'p',
      name: '办公室汇总',
      state: status === 'preparing' || status === 'returned' ? ('now' as const) : ('done' as const),
      lines: newest === null ? [] : [newest.preparedByName],
    },
    {
      key: 'a',
      name: '审定',
      state:
        status === 'submitted'
          ? ('now' as const)
          : status === 'released'
            ? ('done' as const)
            : ('waiting' as const),
      lines: status === 'submitted' ? ['公开机构负责人或分管领导'] : lineOf(newest?.approvedByName),
    },
    {
      key: 'r',
      name: '发布',
      state: status === 'released' ? ('done' as const) : ('waiting' as const),
      lines: newest?.releasedAt ? [civilDateAt(newest.releasedAt)] : [],
    },
  ]
  return (
    <>
      <GateRail label={`${view.period.name}发布`} gates={gates} />
      {newest?.status === 'released' ? (
        <Done title={`第 ${String(newest.version)} 版已发布`}>
          <p>
            <a href={`/gzyd/${view.plan.slug}/${view.period.id}`}>看公开页</a>
            。发布后再改算更正，会写明改了什么。
          </p>
        </Done>
      ) : null}
      {newest?.status === 'returned' ? <Note>审定人退回：{newest.returnReason}</Note> : null}
      <p class="meta">
        <a href={`/workbench/plans/${view.plan.id}/missing/${view.period.id}`}>还没报的</a>
      </p>
    </>
  )
}

function lineOf(name: string | null | undefined): readonly string[] {
  return name ? [name] : []
}

function Approval({ view, newest }: { readonly view: ReleaseView; readonly newest: PeriodRelease | null }) {
  const frozen = view.frozen
  if (frozen === null || newest === null) return null
  return (
    <section class="sec" aria-labelledby="h-frozen">
      <h2 id="h-frozen">将要公开的内容（送审时已定稿）</h2>
      {newest.changeNote === null ? null : <Note>更正说明：{newest.changeNote}</Note>}
      <StateCounts content={frozen} />
      <Frozen content={frozen} />
      <ErrorSummary errors={view.errors} />
      {view.own ? <Note>{OWN_RELEASE}</Note> : null}
      <PostForm action={pathOf(view)} {...view.formKey()} class="card">
        {view.actions.includes('return') ? (
          <TextField
            name="reason"
            label="退回的理由（退回时填）"
            value={view.typed.reason}
            error={errorAt(view.errors, 'reason')}
          />
        ) : null}
        <div class="btns">
          {view.actions.includes('approve') ? (
            <button class="btn main" type="submit" name="act" value="approve">
              批准发布
            </button>
          ) : null}
          {view.actions.includes('return') ? (
            <button class="btn" type="submit" name="act" value="return">
              {view.own ? '撤回来再改' : '退回'}
            </button>
          ) : null}
        </div>
      </PostForm>
    </section>
  )
}

function StateCounts({ content }: { readonly content: PeriodContent }) {
  return (
    <p>
      共 {content.measures.length} 项：
      {countByState(content.measures)
        .filter((row) => row.count > 0)
        .map((row) => `${row.name} ${String(row.count)} 项`)
        .join('，')}
      。
    </p>
  )
}

function Frozen({ content }: { readonly content: PeriodContent }) {
  return (
    <ol class="rows">
      {content.measures.map((m) => (
        <li key={m.number}>
          <b>
            {m.number} {m.title}
          </b>{' '}
          <StateTag state={m.state} />
          <p>{m.sentence}</p>
          <span class="meta">
            {m.leads.map((lead) => lead.name).join('、')}
            {m.evidence.length === 0
              ? ''
              : ` · 公开佐证：${m.evidence.map((piece) => piece.title).join('；')}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** 按计划, 滞后, 已完成, 未报 as a tag. */
export function StateTag({ state }: { readonly state: PublicState }) {
  const kind = { 'on-schedule': 'plain', behind: 'due', completed: 'ok', 'not-reported': 'hold' } as const
  return <Tag kind={kind[state]}>{stateNames[state]}</Tag>
}

function Preparation({
  view,
  newest,
}: {
  readonly view: ReleaseView
  readonly newest: PeriodRelease | null
}) {
  const correcting = newest !== null && (newest.status === 'released' || newest.version > 1)
  return (
    <section class="sec" aria-labelledby="h-prepare">
      <h2 id="h-prepare">{correcting ? '更正' : '各处室报的，并排看'}</h2>
      <ErrorSummary errors={view.errors} />
      <PostForm action={pathOf(view)} {...view.formKey()} guard>
        {view.gathered.map((line) => (
          <Line key={line.measure.id} line={line} view={view} />
        ))}
        <PublicEvidenceList view={view} />
        {correcting ? (
          <TextArea
            name="changeNote"
            label="更正说明"
            rows={3}
            value={view.typed.changeNote}
            hint="改了什么、为什么；会公开"
            error={errorAt(view.errors, 'changeNote')}
          />
        ) : null}
        <div class="bar-act">
          <button class="btn main" type="submit" name="act" value="submit">
            送审
          </button>
          <button class="btn" type="submit" name="act" value="save">
            先保存
          </button>
          <small>送审后由另一位（公开机构负责人或分管领导）批准发布。</small>
        </div>
      </PostForm>
    </section>
  )
}

function Line({ line, view }: { readonly line: GatheredMeasure; readonly view: ReleaseView }) {
  const { measure } = line
  return (
    <section class={line.lack === null ? 'measure' : 'measure ask'} id={`m-${String(measure.number)}`}>
      <h3>
        <span>
          {measure.number} {shortTitle(measure)}
        </span>
        <StateTag state={line.state} />
      </h3>
      <ul class="dots">
        {line.entries.map((entry) => (
          <Entry key={entry.divisionId} entry={entry} view={view} />
        ))}
        {line.otherEntries.map((entry) => (
          <Entry key={entry.divisionId} entry={entry} view={view} joined />
        ))}
      </ul>
      {line.officeWords ? (
        <OfficeWording line={line} view={view} />
      ) : (
        <p class="meta">公开：{line.sentence}</p>
      )}
      {line.lack === null ? null : <Note>{line.lack}</Note>}
    </section>
  )
}

function Entry({
  entry,
  view,
  joined,
}: {
  readonly entry: LeadEntry
  readonly view: ReleaseView
  readonly joined?: boolean
}) {
  const name = view.divisions.find((d) => d.id === entry.divisionId)?.name ?? ''
  const confirmed = entry.status === 'confirmed' && entry.state !== null
  return (
    <li>
      <b>
        {name}
        {joined === true ? '（参加）' : ''}
      </b>
      ：
      {confirmed && entry.state !== null
        ? `${stateNames[entry.state]}。${entry.text}`
        : joined === true
          ? entry.text
          : '未报'}
      {entry.enteredByOffice === null ? null : <Tag kind="plain">代录</Tag>}
    </li>
  )
}

function OfficeWording({ line, view }: { readonly line: GatheredMeasure; readonly view: ReleaseView }) {
  const id = line.measure.id
  const states: readonly PublicState[] = ['on-schedule', 'behind', 'completed', 'not-reported']
  return (
    <>
      <TextArea
        name={`sentence-${id}`}
        label="公开的一句话"
        rows={2}
        value={view.typed[`sentence-${id}`] ?? line.sentence}
        error={errorAt(view.errors, `sentence-${id}`)}
      />
      <SelectField
        name={`state-${id}`}
        label="状态"
        value={view.typed[`state-${id}`] ?? line.state}
        options={states.map((value) => ({
          value,
          label: value === line.derivedState ? `${stateNames[value]}（按各处室报的）` : stateNames[value],
        }))}
      />
      <TextField
        name={`reason-${id}`}
        label="改状态的理由（不改不填）"
        value={view.typed[`reason-${id}`] ?? line.stateReason ?? ''}
        error={errorAt(view.errors, `reason-${id}`)}
      />
    </>
  )
}

function PublicEvidenceList({ view }: { readonly view: ReleaseView }) {
  const pieces = view.gathered.flatMap((line) =>
    line.evidence.filter((piece) => piece.public).map((piece) => ({ piece, number: line.measure.number })),
  )
  return (
    <section class="sec">
      <h3>会一起公开的佐证（{pieces.length}）</h3>
      {pieces.length === 0 ? (
        <p class="meta">没有。处室没有标“可公开”的佐证只在内部看得到。</p>
      ) : (
        <ul class="dots">
          {pieces.map(({ piece, number }) => (
            <li key={piece.id}>
              第 {number} 项：{piece.title}
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        截至 <DateText date={view.period.to} />
      </p>
    </section>
  )
}

function pathOf(view: ReleaseView): string {
  return `/workbench/plans/${view.plan.id}/releases/${view.period.id}`
}
