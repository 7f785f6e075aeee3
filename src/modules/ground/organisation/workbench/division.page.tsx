import type { FieldError } from '../../../../kernel/refusal.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Note } from '../../../../ui/notice.tsx'
import { divisionKindNames } from '../domain/division.ts'
import type { Division } from '../domain/division.ts'
import { particularNames, PARTICULARS } from '../domain/particulars.ts'
import type { DivisionRecord } from '../store/divisions.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

interface DivisionView {
  readonly division: DivisionRecord
  readonly others: readonly Division[]
  readonly aliases: readonly string[]
  readonly pastNames: readonly { readonly name: string; readonly until: CivilDate }[]
  readonly typed: Typed
  readonly publicParts: readonly string[]
  readonly errors: readonly FieldError[]
  readonly done: string | null
  /** Whether this person may change it. */
  readonly changes: boolean
  readonly formKey: () => FormKey
}

const DONE: Readonly<Record<string, string>> = {
  saved: '已保存。公开的部分要等公开机构负责人发布后，公众才看得到新内容',
  renamed: '已改名，旧名称留作别名',
  merged: '已撤并，名称和别名都指向承接的处室',
  alias: '已加别名',
  forgotten: '已删别名',
}

/** A division: what is kept of it, and what 系统管理 may change. */
export function DivisionPage(view: DivisionView) {
  const { division, done } = view
  return (
    <div class="stack">
      {done !== null && DONE[done] !== undefined ? <Done title={DONE[done]} /> : null}
      <ErrorSummary errors={view.errors} />
      {division.closedOn === null ? null : (
        <Note>
          本处已于 <DateText date={division.closedOn} /> 撤并到
          {view.others.find((other) => other.id === division.mergedInto)?.name ?? '别的处室'}。
        </Note>
      )}
      {view.changes ? <ParticularsForm {...view} /> : <ParticularsFacts division={division} />}
      <Names {...view} />
      {view.changes ? <Ending {...view} /> : null}
    </div>
  )
}

function ParticularsFacts({ division }: { readonly division: DivisionRecord }) {
  return (
    <section class="card" aria-labelledby="h-facts">
      <h2 id="h-facts">职责与联系方式</h2>
      <Facts
        rows={[
          ['类别', divisionKindNames[division.kind]],
          ...PARTICULARS.map(
            (name) =>
              [
                particularNames[name],
                division[name] === null
                  ? null
                  : `${division[name]}${division.publicParts.includes(name) ? '（公开）' : ''}`,
              ] as const,
          ),
        ]}
      />
    </section>
  )
}

const HINTS: Readonly<Record<string, string>> = {
  head: '姓名和职务，例如“王某某 处长”',
  internet: '网址或邮箱',
  phone: '供公众询问的电话',
}

function ParticularsForm({ division, typed, errors, publicParts, formKey }: DivisionView) {
  return (
    <section class="card" aria-labelledby="h-facts">
      <h2 id="h-facts">职责与联系方式</h2>
      <PostForm action={`/workbench/staff/divisions/${division.id}`} guard {...formKey()}>
        <TextArea
          name="duties"
          label={particularNames.duties}
          value={typed.duties}
          error={errorAt(errors, 'duties')}
        />
        {PARTICULARS.filter((name) => name !== 'duties').map((name) => (
          <TextField
            key={name}
            name={name}
            label={particularNames[name]}
            hint={HINTS[name]}
            value={typed[name]}
            error={errorAt(errors, name)}
          />
        ))}
        <CheckField
          name="publicParts"
          label="可以向公众公开的"
          hint="没有勾选的只供内部使用；没有填的不会出现。"
          values={publicParts}
          error={errorAt(errors, 'publicParts')}
          options={PARTICULARS.map((value) => ({ value, label: particularNames[value] }))}
        />
        <TextField
          name="position"
          label="排列顺序"
          hint={`在${divisionKindNames[division.kind]}里排第几`}
          inputmode="numeric"
          short
          value={typed.position}
          error={errorAt(errors, 'position')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            保存
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Names({ division, aliases, pastNames, changes, typed, errors, formKey }: DivisionView) {
  const base = `/workbench/staff/divisions/${division.id}`
  return (
    <section class="card" aria-labelledby="h-names">
      <h2 id="h-names">名称与别名</h2>
      {pastNames.length === 0 ? null : (
        <ul class="dots">
          {pastNames.map(({ name, until }) => (
            <li key={name + until}>
              曾用名 {name}，用到 <DateText date={until} /> 前
            </li>
          ))}
        </ul>
      )}
      <p>
        {aliases.length === 0
          ? '没有别名。导入工作要点时认出来的写法会记在这里。'
          : '文件里写成下面这些，也认作本处：'}
      </p>
      <ul class="dots">
        {aliases.map((alias) => (
          <li key={alias}>
            {alias}
            {changes ? (
              <PostForm action={`${base}/aliases/forget`} label={`删去别名 ${alias}`} {...formKey()}>
                <input type="hidden" name="alias" value={alias} />
                <button class="btn bare" type="submit">
                  删去
                </button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
      {changes ? (
        <PostForm action={`${base}/aliases`} {...formKey()}>
          <TextField name="alias" label="加一个别名" value={typed.alias} error={errorAt(errors, 'alias')} />
          <p class="btns">
            <button class="btn" type="submit">
              加别名
            </button>
          </p>
        </PostForm>
      ) : null}
    </section>
  )
}

function Ending({ division, others, typed, errors, formKey }: DivisionView) {
  const base = `/workbench/staff/divisions/${division.id}`
  const open = errors.some(({ field }) => ['newName', 'renameReason', 'into', 'mergeReason'].includes(field))
  return (
    <details class="card" open={open}>
      <summary>改名、撤并</summary>
      <PostForm action={`${base}/name`} {...formKey()}>
        <TextField
          name="newName"
          label="新名称"
          hint="从今天起用；以前的文件和已发布的内容仍写当时的名称"
          value={typed.newName}
          error={errorAt(errors, 'newName')}
        />
        <TextField
          name="renameReason"
          label="改名原因"
          hint="例如“某编办〔2026〕3号”"
          value={typed.renameReason}
          error={errorAt(errors, 'renameReason')}
        />
        <p class="btns">
          <button class="btn" type="submit">
            改名
          </button>
        </p>
      </PostForm>
      {division.isOpennessOffice ? null : (
        <PostForm action={`${base}/merge`} {...formKey()}>
          <SelectField
            name="into"
            label="撤销本处，职责由谁承接"
            blank="请选处室"
            value={typed.into}
            error={errorAt(errors, 'into')}
            options={others.map((other) => ({ value: other.id, label: other.name }))}
          />
          <TextField
            name="mergeReason"
            label="撤并原因"
            value={typed.mergeReason}
            error={errorAt(errors, 'mergeReason')}
          />
          <p class="btns">
            <button class="btn" type="submit">
              撤并
            </button>
          </p>
        </PostForm>
      )}
    </details>
  )
}
