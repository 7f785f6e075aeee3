import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, RadioField, SelectField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { holdsOn } from '../domain/delegation.ts'
import type { Delegation } from '../store/delegations.ts'

/** Everything the page of delegations shows. */
export interface DelegationsView {
  readonly today: CivilDate
  /** What the person may hand on, with the name of the division. */
  readonly posts: readonly {
    readonly function: FunctionName
    readonly divisionId: string
    readonly division: string
  }[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly division: string }[]
  readonly delegations: readonly Delegation[]
  readonly divisionNames: ReadonlyMap<string, string>
  readonly mayEnd: (delegation: Delegation) => boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
}

const COLUMNS = [
  { label: '委托给' },
  { label: '职能' },
  { label: '起止' },
  { label: '原因' },
  { label: '状态' },
  { label: '收回' },
]

/** 委托代行: who holds a head's function for whom and until when, and the form that hands one on. */
export function DelegationsPage(view: DelegationsView) {
  return (
    <>
      <ErrorSummary errors={view.errors} />
      {view.posts.length === 0 ? (
        <p class="note">您现在代行的职能不能再转委托；要委托，请职能本人来办。</p>
      ) : (
        <DelegationForm view={view} />
      )}
      <section class="sec" aria-labelledby="h-delegations">
        <div class="head">
          <h2 id="h-delegations">本处的委托</h2>
        </div>
        {view.delegations.length === 0 ? (
          <Empty title="还没有委托过">
            <p>委托后，谁代行、从哪天到哪天会列在这里，可以提前收回。</p>
          </Empty>
        ) : (
          <FlowTable
            caption="本处的委托"
            quietCaption
            columns={COLUMNS}
            rows={view.delegations.map((delegation) => row(delegation, view))}
          />
        )}
      </section>
    </>
  )
}

function DelegationForm({ view }: { readonly view: DelegationsView }) {
  const { typed } = view
  const error = (field: string) => errorAt(view.errors, field)
  const posts = view.posts.map((post) => ({
    value: `${post.function}:${post.divisionId}`,
    label: post.division + functionNames[post.function],
  }))
  const several = new Set(view.people.map((person) => person.division)).size > 1
  return (
    <PostForm action="/workbench/delegations" {...view.formKey()} guard label="委托代行">
      <RadioField
        name="post"
        label="委托哪个职能"
        options={posts}
        value={typed.post ?? posts[0]?.value}
        error={error('post')}
        required
      />
      <SelectField
        name="toId"
        label="委托给谁"
        hint="只能是本处的人。他自己写的，仍然不能由他签"
        blank="请选择"
        options={view.people.map(({ id, name, division }) => ({
          value: id,
          label: several ? `${name}（${division}）` : name,
        }))}
        value={typed.toId}
        error={error('toId')}
        required
      />
      <DateField
        name="since"
        label="从哪天起"
        value={typed.since ?? view.today}
        error={error('since')}
        required
      />
      <DateField
        name="until"
        label="到哪天止"
        hint="含这一天，过后自动失效"
        value={typed.until}
        error={error('until')}
        required
      />
      <TextField name="reason" label="原因" value={typed.reason} error={error('reason')} required />
      <p class="btns">
        <button type="submit" class="btn main">
          委托
        </button>
      </p>
    </PostForm>
  )
}

function row(delegation: Delegation, view: DelegationsView) {
  const { today } = view
  return {
    key: delegation.id,
    cells: [
      <>
        {delegation.toName}
        <small>代{delegation.fromName}</small>
      </>,
      (view.divisionNames.get(delegation.divisionId) ?? '') + functionNames[delegation.function],
      <>
        <DateText date={delegation.since} /> 至 <DateText date={delegation.until} />
      </>,
      delegation.reason,
      <State delegation={delegation} today={today} />,
      delegation.endedOn === null && delegation.until >= today && view.mayEnd(delegation) ? (
        <PostForm
          action={`/workbench/delegations/${delegation.id}/end`}
          {...view.formKey()}
          label={`收回给${delegation.toName}的委托`}
        >
          <button type="submit" class="btn small">
            收回
          </button>
        </PostForm>
      ) : null,
    ],
  }
}

function State({ delegation, today }: { readonly delegation: Delegation; readonly today: CivilDate }) {
  if (holdsOn(delegation, today)) return <Tag kind="ok">正在代行</Tag>
  if (delegation.endedOn !== null) return <Tag kind="plain">已收回</Tag>
  return <Tag kind="plain">{delegation.since > today ? '还没到' : '已到期'}</Tag>
}
