import { functionNames } from '../../../../kernel/actor.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { RadioField, SelectField, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { divisionKindNames } from '../domain/division.ts'
import type { Division } from '../domain/division.ts'
import type { StaffMember } from '../domain/staff.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import type { FormState } from './form-state.ts'

export const PEOPLE_A_PAGE = 50

interface StaffView {
  readonly divisions: readonly Division[]
  readonly people: readonly StaffMember[]
  readonly count: number
  readonly search: string
  readonly page: number
  readonly hrefOf: (page: number) => string
  readonly division: FormState
  readonly person: FormState
  readonly issued: { readonly name: string; readonly signInName: string; readonly password: string } | null
  /** Whether the reader may change anything. */
  readonly changes: boolean
  readonly formKey: () => FormKey
}

/** 处室与人员: the divisions, the people with their functions, and the forms that add one. */
export function StaffPage(view: StaffView) {
  return (
    <div class="stack">
      {view.issued === null ? null : (
        <Done title={`已为 ${view.issued.name} 建立账号`} code={view.issued.password}>
          <p>
            登录名 {view.issued.signInName}
            。上面的一次性口令只显示这一次，请当面或电话告诉本人；第一次登录要换成自己的。职能等安全管理在「职能授权」里确认后生效。
          </p>
        </Done>
      )}
      <Divisions {...view} />
      <People {...view} />
    </div>
  )
}

function Divisions({ divisions, division, changes, formKey }: StaffView) {
  return (
    <section class="card" aria-labelledby="h-divisions">
      <h2 id="h-divisions">处室</h2>
      {divisions.length === 0 ? (
        <Empty title="还没有处室">
          <p>先建立办公室，并勾选「政务公开工作机构」，再建立其他处室。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="处室名单"
          quietCaption
          columns={[{ label: '名称' }, { label: '类别' }, { label: '电话' }]}
          rows={divisions.map((d) => ({
            key: d.id,
            cells: [
              <>
                <a href={`/workbench/staff/divisions/${d.id}`}>{d.name}</a>
                {d.isOpennessOffice ? '（政务公开工作机构）' : ''}
              </>,
              divisionKindNames[d.kind],
              d.phone,
            ],
          }))}
        />
      )}
      {changes ? (
        <DivisionFields state={{ ...division, ...formKey() }} first={divisions.length === 0} />
      ) : null}
    </section>
  )
}

function People(view: StaffView) {
  const { people, count, search, page, changes } = view
  return (
    <section class="card" aria-labelledby="h-people">
      <h2 id="h-people">人员</h2>
      <form method="get" action="/workbench/staff" role="search" aria-label="人员" class="seek slim">
        <label class="vh" for="staff-search">
          按姓名或登录名找
        </label>
        <input
          id="staff-search"
          name="q"
          type="search"
          value={search}
          placeholder="姓名或登录名"
          autocomplete="off"
        />
        <button type="submit" class="btn">
          找
        </button>
      </form>
      <p class="meta">
        共 {String(count)} 人。{changes ? <a href="/workbench/staff/import">用 Excel 名单批量导入</a> : null}
      </p>
      {people.length === 0 ? <Nobody search={search} /> : null}
      {people.length === 0 ? null : (
        <FlowTable
          caption="人员名单"
          quietCaption
          columns={[{ label: '姓名' }, { label: '登录名' }, { label: '处室和职能' }]}
          rows={people.map((p) => ({
            key: p.id,
            cells: [<a href={`/workbench/staff/people/${p.id}`}>{p.name}</a>, p.signInName, postsOf(p)],
          }))}
        />
      )}
      <Pager page={page} pages={Math.ceil(count / PEOPLE_A_PAGE)} hrefOf={view.hrefOf} />
      {changes ? (
        <PersonFields state={{ ...view.person, ...view.formKey() }} divisions={view.divisions} />
      ) : null}
    </section>
  )
}

function postsOf({ posts }: StaffMember): string {
  const texts = posts.map((post) => `${post.division ?? ''}${functionNames[post.function]}`)
  return texts.length === 0 ? '没有职能' : texts.join('、')
}

function DivisionFields({ state, first }: { readonly state: FormState & FormKey; readonly first: boolean }) {
  return (
    <details open={state.errors.length > 0 || first}>
      <summary>添加处室</summary>
      <ErrorSummary errors={state.errors} />
      <PostForm action="/workbench/staff/divisions" token={state.token} submissionId={state.submissionId}>
        <TextField
          name="name"
          label="处室名称"
          value={state.typed.name}
          error={errorAt(state.errors, 'name')}
        />
        <RadioField
          name="kind"
          label="类别"
          value={state.typed.kind ?? 'office'}
          error={errorAt(state.errors, 'kind')}
          options={[
            { value: 'office', label: '内设机构' },
            { value: 'affiliate', label: '直属单位' },
          ]}
        />
        <TextField
          name="phone"
          label="处室电话"
          value={state.typed.phone}
          error={errorAt(state.errors, 'phone')}
          hint="公开页上会显示，供公众询问"
        />
        <TickField
          name="isOpennessOffice"
          label="这是政务公开工作机构（办公室）"
          checked={state.typed.isOpennessOffice === 'yes'}
          error={errorAt(state.errors, 'isOpennessOffice')}
        />
        <p class="btns">
          <button class="btn" type="submit">
            添加处室
          </button>
        </p>
      </PostForm>
    </details>
  )
}

function PersonFields({
  state,
  divisions,
}: {
  readonly state: FormState & FormKey
  readonly divisions: readonly Division[]
}) {
  const functions = ['handler', 'head', 'openness-handler', 'openness-head', 'leader'] as const
  return (
    <details open={state.errors.length > 0}>
      <summary>添加人员</summary>
      <ErrorSummary errors={state.errors} />
      <PostForm action="/workbench/staff/people" token={state.token} submissionId={state.submissionId}>
        <TextField
          name="personName"
          label="姓名"
          value={state.typed.personName}
          error={errorAt(state.errors, 'personName')}
        />
        <TextField
          name="signInName"
          label="登录名"
          value={state.typed.signInName}
          error={errorAt(state.errors, 'signInName')}
          hint="小写字母开头，例如 wang.yi"
        />
        <SelectField
          name="divisionId"
          label="所在处室"
          blank="分管领导可不选"
          value={state.typed.divisionId}
          error={errorAt(state.errors, 'divisionId')}
          options={divisions.map((d) => ({ value: d.id, label: d.name }))}
        />
        <RadioField
          name="function"
          label="职能"
          value={state.typed.function ?? 'handler'}
          error={errorAt(state.errors, 'function')}
          options={functions.map((value) => ({ value, label: functionNames[value] }))}
        />
        <p class="btns">
          <button class="btn" type="submit">
            添加人员并发一次性口令
          </button>
        </p>
      </PostForm>
    </details>
  )
}

function Nobody({ search }: { readonly search: string }) {
  if (search === '')
    return (
      <Empty title="还没有人员">
        <p>在下面逐个添加，或用 Excel 名单一次导入。</p>
      </Empty>
    )
  return (
    <Empty title="没有找到这个人">
      <p>
        请核对姓名或登录名，或<a href="/workbench/staff">看全部人员</a>。
      </p>
    </Empty>
  )
}
