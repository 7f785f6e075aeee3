import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { CHANNELS, fieldNames, LEVELS } from '../domain/inventory-row.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { REASON_KINDS } from './row.form.ts'
import type { RowChoices, RowFields } from './row.form.ts'

interface RowView {
  readonly action: string
  readonly fields: RowFields
  readonly choices: RowChoices
  readonly errors: readonly FieldError[]
  readonly removable: boolean
  readonly formKey: () => FormKey
}

/** The form of one row, in the order of the printed table. */
export function RowPage(view: RowView) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <PostForm action={view.action} {...view.formKey()} class="card" guard>
        <Matter {...view} />
        <ToWhom {...view} />
        <Binding {...view} />
        <Reason {...view} />
        <p class="btns">
          <button class="btn main" type="submit">
            保存事项
          </button>
        </p>
      </PostForm>
      {view.removable ? <Removal {...view} /> : null}
    </div>
  )
}

type PartView = Pick<RowView, 'fields' | 'choices' | 'errors'>

function Matter({ fields, errors }: PartView) {
  return (
    <>
      <TextField
        name="level1"
        label={fieldNames.level1}
        value={fields.level1}
        error={errorAt(errors, 'level1')}
        required
      />
      <TextField
        name="level2"
        label={fieldNames.level2}
        value={fields.level2}
        error={errorAt(errors, 'level2')}
        required
      />
      <TextField
        name="level3"
        label={fieldNames.level3}
        hint="没有三级的空着"
        value={fields.level3}
        error={errorAt(errors, 'level3')}
      />
      <TextArea
        name="elements"
        label={fieldNames.elements}
        hint="一行一个要素；也可以粘贴“1.……；2.……”，保存时拆开"
        value={fields.elements}
        error={errorAt(errors, 'elements')}
        required
      />
      <TextArea
        name="bases"
        label={fieldNames.bases}
        hint="一行一个，例如《政府信息公开条例》第二十条"
        rows={3}
        value={fields.bases}
        error={errorAt(errors, 'bases')}
        required
      />
      <TextField
        name="limitText"
        label={fieldNames.limitText}
        hint="照表上的写法"
        value={fields.limitText}
        error={errorAt(errors, 'limitText')}
        required
      />
      <TextField
        name="rule"
        label={fieldNames.rule}
        hint="系统怎么算。空着就从公开时限里读；例如 20个工作日、30日、每季度、每年1月31日、不计天数"
        value={fields.rule}
        error={errorAt(errors, 'rule')}
      />
    </>
  )
}

function ToWhom({ fields, choices, errors }: PartView) {
  return (
    <>
      <TextField
        name="subject"
        label={fieldNames.subject}
        value={fields.subject}
        error={errorAt(errors, 'subject')}
        required
      />
      <SelectField
        name="divisionId"
        label={fieldNames.divisionId}
        hint="电话显示在公开页上，逾期时事项到它的“今日”"
        blank="请选"
        value={fields.divisionId}
        options={optionsOf(choices.divisions)}
        error={errorAt(errors, 'divisionId')}
        required
      />
      <CheckField
        name="channels"
        label={fieldNames.channels}
        values={fields.channels}
        options={CHANNELS.map((channel) => ({ value: channel, label: channel }))}
        error={errorAt(errors, 'channels')}
      />
      <TextField name="otherChannel" label="其他渠道是什么" value={fields.otherChannel} maxlength={60} />
      <CheckField
        name="audience"
        label={fieldNames.audience}
        values={fields.audience}
        options={[{ value: 'society', label: '全社会' }]}
        error={errorAt(errors, 'audience')}
      />
      <TextField
        name="groups"
        label="特定群体"
        hint="只对一部分人公开的写明是谁，没有就空着"
        value={fields.groups}
        maxlength={60}
      />
      <CheckField
        name="method"
        label={fieldNames.method}
        values={fields.method}
        options={[
          { value: 'proactive', label: '主动公开' },
          { value: 'onRequest', label: '依申请公开' },
        ]}
        error={errorAt(errors, 'method')}
      />
      <CheckField
        name="levels"
        label={fieldNames.levels}
        values={fields.levels}
        options={LEVELS.map((level) => ({ value: level, label: level }))}
        error={errorAt(errors, 'levels')}
      />
    </>
  )
}

function Binding({ fields, choices, errors }: PartView) {
  return (
    <>
      <SelectField
        name="columnId"
        label={fieldNames.columnId}
        hint="这个栏目里发布的算这个事项已公开"
        blank="不在本站栏目里公开"
        value={fields.columnId}
        options={optionsOf(choices.columns)}
        error={errorAt(errors, 'columnId')}
      />
      <SelectField
        name="typeId"
        label={fieldNames.typeId}
        hint="只算这一种；都算的空着"
        blank="都算"
        value={fields.typeId}
        options={optionsOf(choices.types)}
        error={errorAt(errors, 'typeId')}
      />
    </>
  )
}

function Reason({ fields, errors }: PartView) {
  return (
    <>
      <SelectField
        name="reasonKind"
        label="为什么增加或修改"
        blank="请选"
        value={fields.reasonKind}
        options={REASON_KINDS.map((kind) => ({ value: kind, label: kind }))}
        error={errorAt(errors, 'reasonKind')}
        required
      />
      <TextField
        name="reason"
        label="具体理由"
        hint="例如：某条例修订，增加一个要素"
        value={fields.reason}
        error={errorAt(errors, 'reason')}
        maxlength={200}
        required
      />
    </>
  )
}

function Removal({ action, errors, formKey }: RowView) {
  const error = errorAt(errors, 'removalReason')
  return (
    <details open={error !== undefined}>
      <summary>删去这个事项</summary>
      <div>
        <PostForm action={`${action}/remove`} {...formKey()} label="删去事项">
          <TextField name="removalReason" label="为什么删去" error={error} maxlength={200} required />
          <p class="btns">
            <button class="btn stop" type="submit">
              删去
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}

function optionsOf(names: ReadonlyMap<string, string>) {
  return [...names].map(([value, label]) => ({ value, label }))
}
