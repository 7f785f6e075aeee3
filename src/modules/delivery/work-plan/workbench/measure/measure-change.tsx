import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../../ui/date.tsx'
import { CheckField, DateField, TextArea, TextField } from '../../../../../ui/fields.tsx'
import { Facts } from '../../../../../ui/facts.tsx'
import type { Fact } from '../../../../../ui/facts.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import { Tag } from '../../../../../ui/badge.tsx'
import type { Division } from '../../../../ground/organisation/index.ts'
import { ownerWords } from '../../domain/owner-words.ts'
import { textDifference } from '../../domain/text-difference.ts'
import type { ChangeRequest, MeasureTerms } from '../../store/changes.ts'
import type { ChangeFields, MeasureView } from './measure.view.ts'
import { Moment } from '../moment.tsx'

/** 调整: what waits for a decision, the form that asks for one, and what was decided before. */
export function MeasureChange({ view }: { readonly view: MeasureView }) {
  const { openChange, decided, rights } = view
  if (openChange === null && decided.length === 0 && !rights.mayRequest) return null
  return (
    <section class="sec" id="change" aria-labelledby="h-change">
      <div class="head">
        <h2 id="h-change">调整</h2>
      </div>
      {openChange === null ? null : <Waiting view={view} change={openChange} />}
      {rights.mayRequest ? <RequestForm view={view} /> : null}
      {decided.map((change) => (
        <details key={change.id}>
          <summary>
            <Moment at={change.requestedAt} /> {change.requestedByName}申请{' '}
            <Tag kind={change.decision === 'approved' ? 'ok' : 'plain'}>
              {change.decision === 'approved' ? '已同意' : '未同意'}
            </Tag>
          </summary>
          <div>
            <ChangeDifference divisions={view.divisions} change={change} />
            <p class="meta">
              {change.decidedByName}审定
              {change.decidedAt === null ? null : (
                <>
                  ，<Moment at={change.decidedAt} />
                </>
              )}
              {change.decisionReason === null ? '。' : `：${change.decisionReason}`}
            </p>
          </div>
        </details>
      ))}
    </section>
  )
}

/** The opinion has lines: Enter in a single one would press 同意. */
function Waiting({ view, change }: { readonly view: MeasureView; readonly change: ChangeRequest }) {
  const { rights } = view
  const wrong = view.wrong?.form === 'decide' ? view.wrong : null
  return (
    <div class="card stack">
      <h3>
        等审定 <Tag kind="hold">{change.requestedByName}提出</Tag>
      </h3>
      <ChangeDifference divisions={view.divisions} change={change} />
      {rights.notYours === null ? null : <p class="note">{rights.notYours}</p>}
      {rights.mayDecide ? (
        <PostForm
          action={`/workbench/plans/${view.plan.id}/measures/${view.measure.id}/decide`}
          {...view.formKey()}
        >
          <TextArea
            name="decisionReason"
            label="审定意见"
            rows={2}
            hint="不同意时要写明理由"
            value={wrong?.typed.decisionReason}
            error={errorAt(wrong?.errors ?? [], 'decisionReason')}
          />
          <p class="btns">
            <button type="submit" name="decision" value="approve" class="btn main">
              同意
            </button>
            <button type="submit" name="decision" value="refuse" class="btn stop">
              不同意
            </button>
          </p>
        </PostForm>
      ) : null}
    </div>
  )
}

/** Before and after side by side; what did not change is not repeated. */
export function ChangeDifference({
  divisions,
  change,
}: {
  readonly divisions: readonly Division[]
  readonly change: ChangeRequest
}) {
  const { before, after } = change
  const rows: readonly (Fact | null)[] = [
    before.text === after.text ? null : ['文字', <TextChange before={before.text} after={after.text} />],
    sameMembers(before.leadIds, after.leadIds)
      ? null
      : ['牵头', <Swap before={leadWords(divisions, before)} after={leadWords(divisions, after)} />],
    sameMembers(before.participantIds, after.participantIds)
      ? null
      : [
          '参加',
          <Swap before={participantWords(divisions, before)} after={participantWords(divisions, after)} />,
        ],
    before.deadline === after.deadline
      ? null
      : ['完成日期', <Swap before={<Day day={before.deadline} />} after={<Day day={after.deadline} />} />],
    ['理由', change.reason],
  ]
  return <Facts one rows={rows.filter((row) => row !== null)} />
}

function TextChange({ before, after }: { readonly before: string; readonly after: string }) {
  const look = {
    same: (text: string): ComponentChildren => text,
    removed: (text: string) => <del>{text}</del>,
    added: (text: string) => <ins>{text}</ins>,
  }
  return (
    <>
      {textDifference(before, after).map(({ kind, text }, place) => (
        <span key={place}>{look[kind](text)}</span>
      ))}
    </>
  )
}

function Day({ day }: { readonly day: CivilDate | null }) {
  return day === null ? <>没有日期</> : <DateText date={day} />
}

function Swap({ before, after }: { readonly before: ComponentChildren; readonly after: ComponentChildren }) {
  return (
    <>
      <del>{before}</del> 改为 <ins>{after}</ins>
    </>
  )
}

function leadWords(divisions: readonly Division[], terms: MeasureTerms): string {
  return ownerWords(terms.leadIds, { divisions }) || '无'
}

function participantWords(divisions: readonly Division[], terms: MeasureTerms): string {
  return ownerWords(terms.participantIds, { divisions, besides: terms.leadIds }) || '无'
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

function RequestForm({ view }: { readonly view: MeasureView }) {
  const wrong = view.wrong?.form === 'change' ? view.wrong : null
  const fields = wrong?.fields ?? presentTerms(view)
  const error = (field: string) => errorAt(wrong?.errors ?? [], field)
  const options = view.divisions.map((division) => ({ value: division.id, label: division.name }))
  return (
    <details open={wrong !== null}>
      <summary>申请调整文字、责任处室或完成日期</summary>
      <div>
        <p class="hint">
          直接在现有内容上改。提交后由公开机构负责人或分管领导审定，同意了才生效；原来的内容一直可查。
        </p>
        <PostForm
          action={`/workbench/plans/${view.plan.id}/measures/${view.measure.id}/change`}
          {...view.formKey()}
          guard
        >
          <TextArea name="text" label="任务文字" rows={6} value={fields.text} error={error('text')} />
          <CheckField
            name="leadIds"
            label="牵头处室"
            values={fields.leadIds}
            options={options}
            error={error('leadIds')}
          />
          <CheckField
            name="participantIds"
            label="参加处室"
            hint="已选为牵头的不用再选"
            values={fields.participantIds}
            options={options}
            error={error('participantIds')}
          />
          <DateField
            name="deadline"
            label="完成日期"
            hint="例如 2026-08-30；没有写明的日子就空着"
            value={fields.deadline}
            error={error('deadline')}
          />
          <TextField
            name="reason"
            label="调整理由"
            required
            hint="例如会议决定、上级来文、机构职责变动"
            value={fields.reason}
            error={error('reason')}
          />
          <p class="btns">
            <button type="submit" class="btn main">
              提交审定
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

function presentTerms({ measure, survey }: MeasureView): ChangeFields {
  return {
    text: measure.text,
    leadIds: survey.leadIds,
    participantIds: survey.participantIds,
    deadline: measure.deadline ?? '',
    reason: '',
  }
}
