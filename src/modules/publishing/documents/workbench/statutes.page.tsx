import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { STATUTES } from '../check-statute.ts'
import type { Statute } from '../domain/statute.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

/** 外部法规 that the site names: issuer, edition, the day it was checked, by whom it is kept. */
export function StatutesPage({
  statutes,
  names,
  nextOn,
  today,
}: {
  readonly statutes: readonly Statute[]
  readonly names: ReadonlyMap<string, string>
  readonly nextOn: (statute: Statute) => CivilDate | null
  readonly today: CivilDate
}) {
  if (statutes.length === 0)
    return (
      <Empty title="还没有登记外部法规">
        <p>网站引用的法律、法规、上级文件登记在这里，写明制定机关、版本和官方网址，到期核对。</p>
      </Empty>
    )
  return (
    <FlowTable
      caption={`外部法规，共 ${String(statutes.length)} 部`}
      columns={[
        { label: '名称' },
        { label: '制定机关' },
        { label: '版本' },
        { label: '核对日期' },
        { label: '下次核对' },
        { label: '处室' },
      ]}
      rows={statutes.map((statute) => ({
        key: statute.id,
        cells: [
          <>
            <a href={`${STATUTES}/${statute.id}`}>{statute.title}</a>{' '}
            {statute.repealedOn === null ? null : <Tag kind="plain">已废止</Tag>}
          </>,
          statute.issuer,
          statute.edition,
          statute.checkedOn ?? <Tag kind="due">等确认</Tag>,
          <NextCheck on={nextOn(statute)} today={today} />,
          names.get(statute.divisionId) ?? '',
        ],
      }))}
    />
  )
}

function NextCheck({ on, today }: { readonly on: CivilDate | null; readonly today: CivilDate }) {
  if (on === null) return <>—</>
  return (
    <>
      {on} {on < today ? <Tag kind="over">过期</Tag> : null}
    </>
  )
}

interface FormView {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Entering a statute with the first look at its official text. */
export function NewStatutePage({
  typed,
  errors,
  divisions,
  formKey,
}: FormView & {
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly formKey: () => FormKey
}) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <>
      <ErrorSummary errors={errors} />
      <section class="card">
        <PostForm action={STATUTES} {...formKey()} guard>
          <TextField {...at('title')} label="名称" hint="不带书名号" maxlength={120} required />
          <TextField
            {...at('issuer')}
            label="制定机关"
            hint="例如 国务院、文化和旅游部"
            maxlength={120}
            required
          />
          <SelectField
            {...at('divisionId')}
            label="负责核对的处室"
            options={divisions.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <FoundFields typed={typed} errors={errors} />
          <p class="btns">
            <button class="btn main" type="submit">
              登记
            </button>
          </p>
        </PostForm>
      </section>
    </>
  )
}

/** Edition, address of the official text, and what is to be said of it. */
export function FoundFields({ typed, errors, changes }: FormView & { readonly changes?: boolean }) {
  const at = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <>
      <TextField
        {...at('edition')}
        label="版本"
        hint="例如 2019修订、2020年10月1日施行"
        maxlength={60}
        required
      />
      <TextField {...at('officialUrl')} type="url" label="官方文本的网址" maxlength={300} required />
      {changes === true ? (
        <DateField {...at('since')} label="从哪天起修改、废止" hint="没有变的空着" />
      ) : null}
      <TextArea
        {...at('note')}
        label="说明"
        hint="改了哪些条、由什么代替；没有的空着"
        rows={2}
        maxlength={300}
      />
    </>
  )
}
