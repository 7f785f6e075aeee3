import { errorAt } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done } from '../../../../ui/notice.tsx'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import type { FormState } from './form-state.ts'

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
export function SetupPage({
  state,
  saved,
}: {
  readonly state: FormState & FormKey
  readonly saved: boolean
}) {
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
