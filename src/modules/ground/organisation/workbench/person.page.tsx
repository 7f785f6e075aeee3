import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, SelectField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { Division } from '../domain/division.ts'
import type { HeldPost, PersonAction, PostProposal, StaffMember } from '../domain/staff.ts'
import type { IssuedPassword } from '../issue-password.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { Issued } from './issued.tsx'

interface PersonView {
  readonly person: StaffMember
  readonly actions: readonly PersonAction[]
  readonly waiting: readonly PostProposal[]
  readonly divisions: readonly Division[]
  readonly successors: readonly StaffMember[]
  readonly enrolled: boolean
  /** Whether the reader is 安全管理. */
  readonly secures: boolean
  readonly today: CivilDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly issued: IssuedPassword | null
  readonly done: string | null
  readonly formKey: () => FormKey
}

const DONE: Readonly<Record<string, string>> = {
  proposed: '已提出，等安全管理确认后生效',
  ended: '职能已结束，登录已退出',
  moved: '已转岗：原处室的职能今天结束，新职能等安全管理确认',
  left: '已办离职，账号不再能登录',
  reset: '第二道验证已解除，本人下次登录时重新绑定',
}

/** A member of staff: functions with their days, what waits for 安全管理, and what may be done. */
export function PersonPage(view: PersonView) {
  const { person, done, actions } = view
  return (
    <div class="stack">
      {view.issued === null ? null : <Issued issued={view.issued} />}
      {done !== null && DONE[done] !== undefined ? <Done title={DONE[done]} /> : null}
      <ErrorSummary errors={view.errors} />
      {person.leftOn === null ? null : (
        <Note>
          已于 <DateText date={person.leftOn} /> 离职，账号不再使用。
        </Note>
      )}
      <Functions {...view} />
      {actions.includes('issue-password') ? <Password {...view} /> : null}
      <SecondFactor {...view} />
      {actions.includes('move') ? <Move {...view} /> : null}
      {actions.includes('leave') ? <Leave {...view} /> : null}
    </div>
  )
}

function place(post: { readonly division: string | null }): string {
  return post.division ?? '全局'
}

function Functions(view: PersonView) {
  const { person, waiting, actions } = view
  return (
    <section class="card" aria-labelledby="h-posts">
      <h2 id="h-posts">职能</h2>
      {person.posts.length === 0 ? <p class="meta">现在没有职能。</p> : null}
      {person.posts.length === 0 ? null : (
        <FlowTable
          caption="现在和以后的职能"
          quietCaption
          columns={[
            { label: '职能' },
            { label: '处室' },
            { label: '起' },
            { label: '止' },
            { label: '办理' },
          ]}
          rows={person.posts.map((post) => ({ key: post.id, cells: postCells(post, view) }))}
        />
      )}
      {waiting.length === 0 ? null : (
        <>
          <h3>等安全管理确认</h3>
          <ul class="dots">
            {waiting.map((proposal) => (
              <li key={proposal.id}>
                {place(proposal)} {functionNames[proposal.function]}，从 <DateText date={proposal.since} />{' '}
                起，
                {proposal.proposedByName}提出
              </li>
            ))}
          </ul>
        </>
      )}
      {actions.includes('propose') ? <Propose {...view} /> : null}
    </section>
  )
}

function postCells(post: HeldPost, { person, actions, today, formKey }: PersonView) {
  return [
    functionNames[post.function],
    place(post),
    <DateText date={post.since} />,
    post.until === null ? '不限' : <DateText date={post.until} />,
    actions.includes('end-post') && (post.until === null || post.until > today) ? (
      <PostForm
        action={`/workbench/staff/people/${person.id}/posts/${post.id}/end`}
        label={`结束职能 ${functionNames[post.function]}`}
        {...formKey()}
      >
        <button class="btn bare" type="submit">
          今天结束
        </button>
      </PostForm>
    ) : null,
  ]
}

const FUNCTIONS: readonly FunctionName[] = [
  'handler',
  'head',
  'openness-handler',
  'openness-head',
  'legal-review',
  'secrecy-review',
  'content-review',
  'signer',
  'leader',
  'system-administrator',
  'security-administrator',
  'auditor',
]

const POST_FIELDS = ['function', 'divisionId', 'since', 'until']

function Propose({ person, divisions, typed, errors, today, formKey }: PersonView) {
  const at = (name: string) => errorAt(errors, name)
  return (
    <details open={person.posts.length === 0 || POST_FIELDS.some((name) => at(name) !== undefined)}>
      <summary>提出职能</summary>
      <PostForm action={`/workbench/staff/people/${person.id}/posts`} {...formKey()}>
        <SelectField
          name="function"
          label="职能"
          value={typed.function ?? 'handler'}
          error={at('function')}
          options={FUNCTIONS.map((value) => ({ value, label: functionNames[value] }))}
        />
        <SelectField
          name="divisionId"
          label="处室"
          blank="不属于处室（分管领导、三员）"
          value={typed.divisionId}
          error={at('divisionId')}
          options={divisions.map((d) => ({ value: d.id, label: d.name }))}
        />
        <DateField name="since" label="从哪天起" value={typed.since ?? today} error={at('since')} />
        <DateField
          name="until"
          label="到哪天止"
          hint="那天起不再有；不限就空着。年-月-日，例如 2026-08-30"
          value={typed.until}
          error={at('until')}
        />
        <p class="btns">
          <button class="btn" type="submit">
            提出，请安全管理确认
          </button>
        </p>
      </PostForm>
    </details>
  )
}

function Password({ person, formKey }: PersonView) {
  return (
    <section class="card" aria-labelledby="h-password">
      <h2 id="h-password">一次性口令</h2>
      <p>
        忘了口令或第一次用，在这里发。原来的口令立即失效。有职能等确认的，安全管理确认时本人还没换成自己的，这个口令作废，由安全管理另发。
      </p>
      <PostForm action={`/workbench/staff/people/${person.id}/password`} {...formKey()}>
        <p class="btns">
          <button class="btn" type="submit">
            发一次性口令
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function SecondFactor({ person, enrolled, secures, actions, typed, errors, formKey }: PersonView) {
  return (
    <section class="card" aria-labelledby="h-factor">
      <h2 id="h-factor">第二道验证</h2>
      <p>{enrolled ? '已绑定手机动态码。' : '还没有绑定手机动态码。'}</p>
      {enrolled && !secures ? <p class="meta">手机丢了，由安全管理解除。</p> : null}
      {enrolled && actions.includes('reset-second-factor') ? (
        <PostForm action={`/workbench/staff/people/${person.id}/second-factor`} {...formKey()}>
          <TextField
            name="resetReason"
            label="解除原因"
            hint="例如“手机遗失，已当面核实本人”"
            value={typed.resetReason}
            error={errorAt(errors, 'resetReason')}
          />
          <p class="btns">
            <button class="btn" type="submit">
              解除绑定
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

function Move({ person, divisions, typed, errors, formKey }: PersonView) {
  return (
    <section class="card" aria-labelledby="h-move">
      <h2 id="h-move">转岗</h2>
      <p>原处室的职能今天结束，还在等确认的作废，委托收回，登录退出；没办完的事项仍归原处室。</p>
      <PostForm action={`/workbench/staff/people/${person.id}/move`} {...formKey()}>
        <SelectField
          name="moveTo"
          label="调往处室"
          blank="请选处室"
          value={typed.moveTo}
          error={errorAt(errors, 'moveTo')}
          options={divisions.map((d) => ({ value: d.id, label: d.name }))}
        />
        <SelectField
          name="moveFunction"
          label="在新处室的职能"
          value={typed.moveFunction ?? 'handler'}
          error={errorAt(errors, 'moveFunction')}
          options={FUNCTIONS.slice(0, 8).map((value) => ({ value, label: functionNames[value] }))}
        />
        <TextField
          name="moveReason"
          label="转岗原因"
          value={typed.moveReason}
          error={errorAt(errors, 'moveReason')}
        />
        <p class="btns">
          <button class="btn" type="submit">
            办理转岗
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Leave({ person, successors, typed, errors, formKey }: PersonView) {
  return (
    <section class="card" aria-labelledby="h-leave">
      <h2 id="h-leave">离职</h2>
      <p>
        今天起职能全部结束，还在等确认的作废，委托收回，登录退出。处室的事项和草稿仍归处室；只给本人的事项交给接手的人。
      </p>
      <PostForm action={`/workbench/staff/people/${person.id}/leave`} {...formKey()}>
        <SelectField
          name="successorId"
          label="接手的人"
          blank="没有，由处室接着办"
          value={typed.successorId}
          error={errorAt(errors, 'successorId')}
          options={successors.map((p) => ({ value: p.id, label: p.name }))}
        />
        <TextField
          name="leaveReason"
          label="离职原因"
          hint="例如“调出”“退休”"
          value={typed.leaveReason}
          error={errorAt(errors, 'leaveReason')}
        />
        <p class="btns">
          <button class="btn" type="submit">
            办理离职
          </button>
        </p>
      </PostForm>
    </section>
  )
}
