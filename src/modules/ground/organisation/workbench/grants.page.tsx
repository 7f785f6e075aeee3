import { functionNames } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { PostProposal } from '../domain/staff.ts'
import type { IssuedPassword } from '../issue-password.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { Issued } from './issued.tsx'

interface GrantsView {
  readonly proposals: readonly PostProposal[]
  readonly lackOf: (proposal: PostProposal) => string | null
  /** Whether the reader is 安全管理. */
  readonly decides: boolean
  readonly done: string | null
  /** One-time passwords that the confirmation has put in the place of those seen by others. */
  readonly issued: readonly IssuedPassword[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

const CONFIRM = 'confirm-posts'

/** The field for the reason of one refusal; each row has its own. */
export function refusalField(proposalId: string): string {
  return `reason-${proposalId}`
}

/** What waits for 安全管理: ticked ones are confirmed together, others refused with a reason. */
export function GrantsPage(view: GrantsView) {
  const { proposals, done, decides } = view
  return (
    <div class="stack">
      {done === null ? null : (
        <Done title={done === 'refused' ? '已记为不同意' : `已确认 ${done} 项职能，立即生效`} />
      )}
      {view.issued.map((issued) => (
        <Issued key={issued.signInName} issued={issued} />
      ))}
      <ErrorSummary errors={view.errors} />
      {proposals.length === 0 ? (
        <Empty title="没有等确认的职能">
          <p>系统管理在「处室与人员」里提出职能后，会出现在这里。</p>
        </Empty>
      ) : (
        <section class="card" aria-labelledby="h-grants">
          <h2 id="h-grants">等确认的职能（{String(proposals.length)} 项）</h2>
          {decides ? (
            <p>
              确认后，本人手上别人发的一次性口令立即作废、登录退出，屏幕上另给一个新的，由您当面交给本人；三员的账号不论用什么口令都这样换发，动态码重新绑定。
            </p>
          ) : null}
          <FlowTable
            caption="等确认的职能"
            quietCaption
            columns={[
              { label: '姓名' },
              { label: '处室' },
              { label: '职能' },
              { label: '起止' },
              { label: '提出人' },
              ...(decides ? [{ label: '办理' }] : []),
            ]}
            rows={proposals.map((proposal) => ({ key: proposal.id, cells: cellsOf(proposal, view) }))}
          />
          {decides ? (
            <PostForm action="/workbench/grants/confirm" id={CONFIRM} {...view.formKey()}>
              <p class="btns">
                <button class="btn main" type="submit" id="f-proposal">
                  确认勾选的职能
                </button>
              </p>
            </PostForm>
          ) : (
            <p class="meta">由安全管理确认。</p>
          )}
        </section>
      )}
    </div>
  )
}

function cellsOf(proposal: PostProposal, view: GrantsView) {
  const { since, until } = proposal
  return [
    <a href={`/workbench/staff/people/${proposal.personId}`}>
      {proposal.person}（{proposal.signInName}）
    </a>,
    proposal.division ?? '全局',
    functionNames[proposal.function],
    <>
      <DateText date={since} /> 起
      {until === null ? null : (
        <>
          ，<DateText date={until} /> 止
        </>
      )}
    </>,
    proposal.proposedByName,
    ...(view.decides ? [<Decision proposal={proposal} view={view} />] : []),
  ]
}

function Decision({ proposal, view }: { readonly proposal: PostProposal; readonly view: GrantsView }) {
  const lack = view.lackOf(proposal)
  if (lack !== null) return <span class="meta">{lack}</span>
  const name = `${proposal.person} ${functionNames[proposal.function]}`
  const field = refusalField(proposal.id)
  const refusing = errorAt(view.errors, field) !== undefined
  return (
    <>
      <label class="opt">
        <input type="checkbox" name="proposal" value={proposal.id} form={CONFIRM} />
        <span>
          确认<span class="vh">{name}</span>
        </span>
      </label>
      <details open={refusing}>
        <summary>不同意</summary>
        <PostForm
          action={`/workbench/grants/${proposal.id}/refuse`}
          label={`不同意 ${name}`}
          {...view.formKey()}
        >
          <TextField
            name={field}
            label="原因"
            value={view.typed[field]}
            error={errorAt(view.errors, field)}
          />
          <p class="btns">
            <button class="btn" type="submit">
              不同意
            </button>
          </p>
        </PostForm>
      </details>
    </>
  )
}
