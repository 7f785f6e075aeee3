import type { FieldError } from '../../../../kernel/refusal.ts'
import { functionNames } from '../../../../kernel/actor.ts'
import type { FunctionName } from '../../../../kernel/actor.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { RadioField, SelectField, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { divisionKindNames } from '../domain/division.ts'
import type { Division } from '../domain/division.ts'

interface FormState {
  readonly token: string
  readonly submissionId: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

const BUREAU_FIELDS = [
  { name: 'name', label: '机构全称', hint: '页头、页脚和网站名称都用它' },
  { name: 'shortName', label: '机构简称', hint: undefined },
  { name: 'siteCode', label: '网站标识码', hint: '10 位；还没有就空着' },
  { name: 'domain', label: '网站域名', hint: '例如 whlyj.example.gov.cn' },
  { name: 'phone', label: '联系电话', hint: undefined },
  { name: 'address', label: '办公地址', hint: undefined },
  { name: 'officeHours', label: '办公时间', hint: undefined },
  { name: 'email', label: '电子邮箱', hint: undefined },
  { name: 'icp', label: 'ICP 备案编号', hint: undefined },
  { name: 'publicSecurityRecord', label: '公安机关备案号', hint: undefined },
] as const

/** Setup: the bureau's name, code and contact data; open only to a signed-in 系统管理. */
export function SetupPage({ state, saved }: { readonly state: FormState; readonly saved: boolean }) {
  return (
    <>
      {saved ? (
        <Done title="已保存">
          <p>页头、页脚立即生效。接着可以到「处室与人员」建立处室和账号。</p>
        </Done>
      ) : null}
      <ErrorSummary errors={state.errors} />
      <PostForm action="/workbench/setup" token={state.token} submissionId={state.submissionId} class="card">
        {BUREAU_FIELDS.map(({ name, label, hint }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            value={state.typed[name]}
            error={errorAt(state.errors, name)}
            required={name === 'name' || name === 'shortName'}
          />
        ))}
        <p class="btns">
          <button class="btn main" type="submit">
            保存机构资料
          </button>
        </p>
      </PostForm>
    </>
  )
}

interface StaffView {
  readonly divisions: readonly Division[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly signInName: string
    readonly function: FunctionName
    readonly division: string | null
  }[]
  readonly division: FormState
  readonly person: FormState
  readonly issued: { readonly name: string; readonly signInName: string; readonly password: string } | null
}

/** 处室与人员: the divisions, the people with their functions, and the forms that add one. */
export function StaffPage(view: StaffView) {
  return (
    <div class="stack">
      {view.issued === null ? null : (
        <Done title={`已为 ${view.issued.name} 建立账号`} code={view.issued.password}>
          <p>
            登录名 {view.issued.signInName}
            。上面的一次性口令只显示这一次，请当面或电话告诉本人；第一次登录要换成自己的。
          </p>
        </Done>
      )}
      <section class="card" aria-labelledby="h-divisions">
        <h2 id="h-divisions">处室</h2>
        {view.divisions.length === 0 ? (
          <Empty title="还没有处室">
            <p>先建立办公室，并勾选「政务公开工作机构」，再建立其他处室。</p>
          </Empty>
        ) : null}
        {view.divisions.length === 0 ? null : (
          <FlowTable
            caption="处室名单"
            quietCaption
            columns={[{ label: '名称' }, { label: '类别' }, { label: '电话' }]}
            rows={view.divisions.map((d) => ({
              key: d.id,
              cells: [
                <>
                  {d.name}
                  {d.isOpennessOffice ? '（政务公开工作机构）' : ''}
                </>,
                divisionKindNames[d.kind],
                d.phone,
              ],
            }))}
          />
        )}
        <DivisionFields state={view.division} />
      </section>
      <section class="card" aria-labelledby="h-people">
        <h2 id="h-people">人员</h2>
        <FlowTable
          caption="人员名单"
          quietCaption
          columns={[{ label: '姓名' }, { label: '登录名' }, { label: '处室' }, { label: '职能' }]}
          rows={view.people.map((p) => ({
            key: p.id + p.function,
            cells: [p.name, p.signInName, p.division, functionNames[p.function]],
          }))}
        />
        <PersonFields state={view.person} divisions={view.divisions} />
      </section>
    </div>
  )
}

function DivisionFields({ state }: { readonly state: FormState }) {
  return (
    <>
      <h3>添加处室</h3>
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
    </>
  )
}

function PersonFields({
  state,
  divisions,
}: {
  readonly state: FormState
  readonly divisions: readonly Division[]
}) {
  const functions = ['handler', 'head', 'openness-handler', 'openness-head', 'leader'] as const
  return (
    <>
      <h3>添加人员</h3>
      <ErrorSummary errors={state.errors} />
      <PostForm action="/workbench/staff/people" token={state.token} submissionId={state.submissionId}>
        <TextField name="name" label="姓名" value={state.typed.name} error={errorAt(state.errors, 'name')} />
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
    </>
  )
}
