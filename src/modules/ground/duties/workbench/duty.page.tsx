import { functionNames } from '../../../../kernel/actor.ts'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { SelectField, TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { LedgerTimeline } from '../../../../ui/ledger-timeline.tsx'
import { Note } from '../../../../ui/notice.tsx'
import type { CountedDay } from '../domain/counted-days.ts'
import { remaining } from '../domain/duty.ts'
import type { CoOwner, DutyAction } from '../domain/urging.ts'
import type { DutyEvent, KnownDuty, Urge } from '../store/urges.ts'
import { DutyCount } from './duty.count.tsx'

/** Everything the page of a duty shows. */
export interface DutyView {
  readonly duty: KnownDuty
  readonly kindName: string
  readonly owner: string
  readonly days: readonly CountedDay[]
  readonly events: readonly DutyEvent[]
  readonly urges: readonly Urge[]
  /** Letters this person sent himself. */
  readonly ownUrges: ReadonlySet<string>
  readonly coOwners: readonly (CoOwner & { readonly name: string })[]
  readonly actions: readonly DutyAction[]
  readonly today: CivilDate
  /** Whether a coming 放假安排 may still move the day. */
  readonly provisional: boolean
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly division: string }[]
  readonly urging: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
}

/** One duty: the day first, who owes it, how the day was counted, 督办 and answers, what happened. */
export function DutyPage(view: DutyView) {
  const { duty } = view
  return (
    <>
      <ErrorSummary errors={view.errors} />
      <Where view={view} />
      <DutyCount duty={duty} days={view.days} today={view.today} />
      <Urges view={view} />
      <CoOwners view={view} />
      <section class="sec" aria-labelledby="h-events">
        <div class="head">
          <h2 id="h-events">经过</h2>
        </div>
        <LedgerTimeline
          lines={view.events.toReversed().map((event) => ({
            key: String(event.id),
            mark: event.type === 'opened' || event.type === 'discharged' ? 'act' : 'step',
            date: event.on,
            who: event.by,
            what: eventWords(event),
          }))}
        />
      </section>
    </>
  )
}

function Where({ view }: { readonly view: DutyView }) {
  const { duty, today } = view
  const done = duty.dischargedOn !== null
  return (
    <section class="card stack" aria-label="期限和承办">
      <p>
        {duty.due.kind === 'day' ? (
          <b>
            <DateText date={duty.due.on} weekday />
          </b>
        ) : null}{' '}
        <Tag kind={done ? 'ok' : duty.due.kind === 'day' && duty.due.on < today ? 'over' : 'plain'}>
          {done ? '已办结' : remaining(duty.due, today)}
        </Tag>{' '}
        {view.provisional ? <Tag kind="hold">暂定</Tag> : null}{' '}
        {duty.internal ? <Tag kind="plain">内部期限</Tag> : null}
      </p>
      {view.provisional ? (
        <p class="meta">明年的放假安排公布前是暂定的：通知可能动到年底的日子，录入后自动重算。</p>
      ) : null}
      <Facts
        rows={[
          ['要做什么', duty.action],
          ['承办', view.owner],
          ['依据', `${duty.rule}（${duty.clause}）`],
          ['种类', view.kindName],
          ...(duty.dischargedOn === null
            ? []
            : [['办结', `${duty.dischargedOn}，${duty.discharge ?? ''}`] as const]),
        ]}
      />
      <p class="btns">
        <a class="btn main" href={duty.url}>
          {done ? '看办理的内容' : '去办'}
        </a>
      </p>
    </section>
  )
}

function Urges({ view }: { readonly view: DutyView }) {
  const mayUrge = view.actions.includes('urge') && view.duty.dischargedOn === null
  if (view.urges.length === 0 && !mayUrge) return null
  return (
    <section class="sec" id="urges" aria-labelledby="h-urges">
      <div class="head">
        <h2 id="h-urges">督办</h2>
      </div>
      <div class="stack">
        {view.urges.map((urge) => (
          <Letter key={urge.id} urge={urge} view={view} />
        ))}
        {mayUrge ? <UrgeForms view={view} /> : null}
      </div>
    </section>
  )
}

function Letter({ urge, view }: { readonly urge: Urge; readonly view: DutyView }) {
  const field = `answer-${urge.id}`
  const error = view.typed.urgeId === urge.id ? errorAt(view.errors, 'answer') : undefined
  return (
    <article class="card stack" aria-label={`${urge.urgedByName}的督办函`}>
      <p class="meta">
        {urge.urgedByName} <DateText date={civilDateAt(urge.urgedAt)} />{' '}
        <Tag kind={urge.answer === null ? 'due' : 'ok'}>{urge.answer === null ? '待答复' : '已答复'}</Tag>
      </p>
      <p>{urge.letter}</p>
      {urge.answer === null ? null : (
        <p>
          <b>{urge.answeredByName}答复：</b>
          {urge.answer}
        </p>
      )}
      {urge.answer !== null || !view.actions.includes('answer') ? null : view.ownUrges.has(urge.id) ? (
        <Note>这封是您发的，请承办处室的其他人答复。</Note>
      ) : (
        <PostForm
          action={`/workbench/duties/${view.duty.id}/answer`}
          {...view.formKey()}
          label="答复督办"
          guard
        >
          <input type="hidden" name="urgeId" value={urge.id} />
          <div class={error === undefined ? 'field' : 'field err'}>
            <label for={field}>答复</label>
            <p class="hint" id={`${field}-hint`}>
              办到哪一步、哪天办完
            </p>
            {error === undefined ? null : <p class="bad">{error}</p>}
            <textarea
              id={field}
              name="answer"
              rows={3}
              maxlength={1000}
              aria-describedby={`${field}-hint`}
              value={view.typed.urgeId === urge.id ? view.typed.answer : undefined}
            />
          </div>
          <p class="btns">
            <button type="submit" class="btn main">
              答复
            </button>
          </p>
        </PostForm>
      )}
    </article>
  )
}

function UrgeForms({ view }: { readonly view: DutyView }) {
  const error = errorAt(view.errors, 'letter')
  return (
    <>
      <details open={error !== undefined}>
        <summary>发督办函</summary>
        <div>
          <PostForm
            action={`/workbench/duties/${view.duty.id}/urge`}
            {...view.formKey()}
            label="发督办函"
            guard
          >
            <TextArea
              name="letter"
              label="督办的内容"
              hint="写清楚要办什么、哪天前答复；承办处室在「今日」里看到，答复后您在这一页看到"
              rows={4}
              maxlength={1000}
              value={view.typed.letter}
              error={error}
              required
            />
            <p class="btns">
              <button type="submit" class="btn main">
                发出
              </button>
            </p>
          </PostForm>
        </div>
      </details>
      <CopyWords words={view.urging} rows={3} />
    </>
  )
}

/** The words to paste into a chat group, with a button where the browser has script. */
export function CopyWords({ words, rows }: { readonly words: string; readonly rows: number }) {
  return (
    <details>
      <summary>催办文字</summary>
      <div>
        <div class="field">
          <label for="urging">贴到工作群的话</label>
          <p class="hint">只有处室名、事项、日期和登录链接。</p>
          <textarea id="urging" readonly rows={rows} value={words} />
        </div>
        <p class="btns">
          <button class="btn" type="button" hidden data-copy="#urging">
            复制催办文字
          </button>
        </p>
      </div>
    </details>
  )
}

function CoOwners({ view }: { readonly view: DutyView }) {
  const mayShare = view.actions.includes('share') && view.duty.dischargedOn === null
  if (view.coOwners.length === 0 && !mayShare) return null
  return (
    <section class="sec" aria-labelledby="h-owners">
      <div class="head">
        <h2 id="h-owners">共同责任</h2>
      </div>
      {view.coOwners.length === 0 ? <p class="meta">只由{view.owner}承办。</p> : null}
      <ul class="rows">
        {view.coOwners.map((owner) => (
          <li key={owner.id}>
            {owner.name} {owner.byEscalation ? <Tag kind="hold">迟了升级</Tag> : null}
            {mayShare ? (
              <PostForm
                action={`/workbench/duties/${view.duty.id}/unshare`}
                {...view.formKey()}
                label={`移出${owner.name}`}
              >
                <input type="hidden" name="coOwnerId" value={owner.id} />
                <button type="submit" class="btn small">
                  移出
                </button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
      {mayShare ? <ShareForms view={view} /> : null}
    </section>
  )
}

function ShareForms({ view }: { readonly view: DutyView }) {
  const error = errorAt(view.errors, 'with')
  return (
    <details open={error !== undefined}>
      <summary>加入处室或个人</summary>
      <div>
        <PostForm action={`/workbench/duties/${view.duty.id}/share`} {...view.formKey()} label="加入共同责任">
          <SelectField
            name="with"
            label="加入谁"
            hint="这件事也会排进对方的「今日」；原承办处室的责任不变"
            blank="请选择"
            options={[
              ...view.divisions.map(({ id, name }) => ({ value: `division:${id}`, label: name })),
              ...view.people.map(({ id, name, division }) => ({
                value: `person:${id}`,
                label: division === '' ? name : `${name}（${division}）`,
              })),
            ]}
            value={view.typed.with}
            error={error}
            required
          />
          <p class="btns">
            <button type="submit" class="btn main">
              加入
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

function eventWords(event: DutyEvent): string {
  switch (event.type) {
    case 'opened':
      return `立下，${event.after === null ? '没有固定的一天' : `期限 ${event.after}`}。${event.reason}`
    case 'moved':
      return `期限由 ${event.before ?? '待定'} 改为 ${event.after ?? '待定'}：${event.reason}`
    case 'transferred':
      return `转办：${event.reason}`
    case 'discharged':
      return `办结：${event.reason}`
    case 'urged':
      return `督办：${event.reason}`
    case 'answered':
      return `答复督办：${event.reason}`
    case 'escalated':
    case 'shared':
    case 'unshared':
      return event.reason
  }
}

/** Who owes a duty, in words: the division with the function that does it. */
export function ownerWords(
  duty: Pick<KnownDuty, 'divisionId' | 'function'>,
  names: ReadonlyMap<string, string>,
): string {
  const division = duty.divisionId === null ? '' : (names.get(duty.divisionId) ?? '（已撤并的处室）')
  return division + functionNames[duty.function]
}
