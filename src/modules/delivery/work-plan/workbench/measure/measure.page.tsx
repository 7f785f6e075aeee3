import { isProvisional, remaining } from '../../../../ground/duties/index.ts'
import type { OpenDuty } from '../../../../ground/duties/index.ts'
import { Telephone } from '../../../../../site/telephone.tsx'
import { Tag } from '../../../../../ui/badge.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { Facts } from '../../../../../ui/facts.tsx'
import { dueLine } from '../../domain/due-line.ts'
import { placeName } from '../../domain/measure.ts'
import { MOST_NOTE } from '../../meet-round.ts'
import { MeasureChange } from './measure-change.tsx'
import { MeasurePeriods } from './measure-periods.tsx'
import { divisionName } from './measure.view.ts'
import type { MeasureView } from './measure.view.ts'

/** One measure: its text, its owners, what was said of it, its changes, its 办理记录. */
export function MeasurePage({ view }: { readonly view: MeasureView }) {
  return (
    <>
      {view.wrong === null ? null : <ErrorSummary errors={view.wrong.errors} />}
      <div class="g2">
        <div>
          <Text view={view} />
          {view.openChange === null ? null : <MeasureChange view={view} />}
          <MeasurePeriods view={view} />
          {view.openChange === null ? <MeasureChange view={view} /> : null}
        </div>
        <aside class="stack" aria-label="责任和记录">
          <Owners view={view} />
          <Due view={view} />
          {view.ledger}
        </aside>
      </div>
    </>
  )
}

function Text({ view }: { readonly view: MeasureView }) {
  const { measure } = view
  const notation = measure.notation.trim().replace(/^[（(](.*)[）)]$/su, '$1')
  return (
    <section aria-labelledby="text">
      <div class="head">
        <h2 id="text">任务原文</h2>
        <span class="meta">{measure.edited ? '已修改，与原文不同' : '与原文一致'}</span>
      </div>
      {measure.text.split(/\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="meta">
        原文编号 {placeName(measure)}
        {notation === '' ? '，原文没有标注责任处室。' : `，责任标注“${notation}”。`}
      </p>
    </section>
  )
}

function Owners({ view }: { readonly view: MeasureView }) {
  const { survey } = view
  const excused = new Set(survey.notConcerned.filter((n) => n.acceptedBy !== null).map((n) => n.divisionId))
  const line = (id: string) => (
    <li key={id}>
      {divisionName(view, id)} <Phone phone={view.divisions.find((d) => d.id === id)?.phone ?? null} />
      {excused.has(id) ? <Tag kind="plain">不涉及</Tag> : null}
    </li>
  )
  return (
    <section class="card" aria-labelledby="owners">
      <h2 id="owners">责任处室</h2>
      <Facts
        one
        rows={[
          ['牵头', survey.leadIds.length === 0 ? null : <ul>{survey.leadIds.map(line)}</ul>],
          ['参加', survey.participantIds.length === 0 ? null : <ul>{survey.participantIds.map(line)}</ul>],
          ['完成时限', dueLine(view.measure, view.plan.reporting)],
        ]}
      />
    </section>
  )
}

function Phone({ phone }: { readonly phone: string | null }) {
  return phone === null ? <span class="meta">（没有登记电话）</span> : <Telephone phone={phone} />
}

function Due({ view }: { readonly view: MeasureView }) {
  return (
    <section class="card" aria-labelledby="due">
      <h2 id="due">还没办完的</h2>
      {view.duties.length === 0 ? (
        <p class="meta">现在没有到期的事。</p>
      ) : (
        <ul class="rows">
          {view.duties.map((duty) => (
            <li key={duty.id}>
              <DutyLine duty={duty} view={view} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function DutyLine({ duty, view }: { readonly duty: OpenDuty; readonly view: MeasureView }) {
  const late = duty.due.kind === 'day' && duty.due.on < view.today
  return (
    <>
      {duty.due.kind === 'day' ? (
        <>
          <DateText date={duty.due.on} />{' '}
        </>
      ) : null}
      <Tag kind={late ? 'over' : 'plain'}>{remaining(duty.due, view.today)}</Tag>
      {isProvisional(duty, view.provisionalAfter) ? <Tag kind="hold">暂定</Tag> : null}
      {duty.internal ? <Tag kind="plain">内部期限</Tag> : null}
      <span class="meta">
        {duty.divisionId === null ? '' : `${divisionName(view, duty.divisionId)}：`}
        {duty.action}（{duty.rule}）
      </span>
      <RoundForm duty={duty} view={view} />
    </>
  )
}

/** 「本期已办」 for whoever leads a measure with a rhythm. */
function RoundForm({ duty, view }: { readonly duty: OpenDuty; readonly view: MeasureView }) {
  if (duty.kind !== 'work-plan.rhythm' || duty.divisionId === null || !view.meetsFor(duty.divisionId))
    return null
  const name = `note-${duty.id}`
  const wrong = view.wrong?.form === 'round' ? view.wrong : null
  return (
    <details open={wrong !== null && errorAt(wrong.errors, name) !== undefined}>
      <summary>本期已办</summary>
      <PostForm
        action={`/workbench/plans/${view.plan.id}/measures/${view.measure.id}/round`}
        {...view.formKey()}
      >
        <input type="hidden" name="dutyId" value={duty.id} />
        <TextField
          name={name}
          label="办了什么"
          hint="一句话，写明在哪里看得到"
          value={wrong?.typed[name]}
          error={errorAt(wrong?.errors ?? [], name)}
          maxlength={MOST_NOTE}
        />
        <p class="btns">
          <button class="btn small main" type="submit">
            记为已办
          </button>
        </p>
      </PostForm>
    </details>
  )
}
