import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { CheckField, RadioField, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import type { ContentType } from '../domain/draft.ts'
import { deliveryNames } from '../domain/publication.ts'
import type { SiteColumn } from '../domain/publication.ts'
import type { ReviewRoute } from '../domain/review-route.ts'
import { COLUMNS } from './columns.page.tsx'

const DELIVERIES = [
  { value: 'here', label: deliveryNames.here },
  { value: 'both', label: deliveryNames.both, hint: '本站照常公开；另外在市集约化平台发布并填回网址' },
  {
    value: 'handover',
    label: deliveryNames.handover,
    hint: '本站不放正文；填回正式网址后，本站列表和查找里有标题，点开到市集约化平台',
  },
]

interface ColumnFormView {
  readonly typed: Typed
  readonly ticked: readonly string[]
  readonly errors: readonly FieldError[]
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  /** Columns that may have others under them. */
  readonly parents: readonly SiteColumn[]
  readonly types: readonly ContentType[]
  readonly routes: readonly ReviewRoute[]
  readonly formKey: FormKeys
}

/** A column that is not there yet. */
export function NewColumnPage(view: ColumnFormView) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <PostForm action={COLUMNS} {...view.formKey()} class="card" guard>
        <TextField
          name="id"
          label="网址里的名字"
          hint="小写拼音，例如 zyhd；网址是 /lm/zyhd，以后不能改"
          value={view.typed.id}
          error={errorAt(view.errors, 'id')}
          maxlength={20}
          short
          required
        />
        <ColumnFields view={view} />
        <p class="btns">
          <button class="btn main" type="submit">
            加这个栏目
          </button>
        </p>
      </PostForm>
    </div>
  )
}

interface ColumnView extends ColumnFormView {
  readonly column: SiteColumn
  readonly archivedOn: CivilDate | null
  readonly mayArchive: boolean
  readonly ledger: ComponentChildren
}

/** One column: its form, and taking it out of use. */
export function ColumnPage(view: ColumnView) {
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <PostForm action={`${COLUMNS}/${view.column.id}`} {...view.formKey()} class="card" guard>
        <ColumnFields view={view} />
        <p class="btns">
          <button class="btn main" type="submit">
            保存栏目
          </button>
        </p>
      </PostForm>
      <ArchiveColumn view={view} />
      {view.ledger}
    </div>
  )
}

function ColumnFields({ view }: { readonly view: ColumnFormView }) {
  const { typed, errors } = view
  const field = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <>
      <TextField {...field('name')} label="栏目名称" hint="直观，20 字以内" required />
      <TextArea
        {...field('description')}
        label="说明"
        hint="写这个栏目放什么；会写进页面标签"
        rows={3}
        required
      />
      <TextField {...field('keywords')} label="关键词" hint="几个之间用逗号" required />
      <SelectField
        {...field('parentId')}
        label="上级栏目"
        hint="最多两级"
        blank="没有上级"
        options={view.parents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...field('divisionId')}
        label="维护处室"
        hint="电话显示在栏目页上"
        blank="还没有定"
        options={view.divisions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckField
        name="types"
        label="收哪些稿件"
        hint="由别的模块生成内容的栏目不用选"
        values={view.ticked}
        error={errorAt(errors, 'types')}
        options={view.types.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...field('routeId')}
        label="审签流程"
        hint="只能和稿件类型的一样严或更严"
        blank="按稿件类型"
        options={view.routes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioField
        {...field('delivery')}
        label="发布到哪里"
        hint="改了只管以后首次发布的；已经公开的页面不受影响"
        options={DELIVERIES}
      />
      <TextField
        {...field('rhythmDays')}
        label="至少多少天更新一次"
        hint="例如动态类 14 天；有事才更新的空着"
        inputmode="numeric"
        short
      />
      <TextField {...field('position')} label="排第几" inputmode="numeric" short required />
    </>
  )
}

/** 已归档 with its day, or the form that marks it. */
function ArchiveColumn({ view }: { readonly view: ColumnView }) {
  if (view.archivedOn !== null)
    return (
      <Note>
        已归档（
        <DateText date={view.archivedOn} />
        ），不再收新稿件。
      </Note>
    )
  if (!view.mayArchive) return null
  return (
    <section class="card" aria-label="归档">
      <details>
        <summary>归档这个栏目</summary>
        <div>
          <PostForm
            action={`/workbench/columns/${view.column.id}/archive`}
            {...view.formKey()}
            label="归档这个栏目"
          >
            <p>网址和内容不变，栏目页注明「已归档」和今天的日期，不再收新稿件。</p>
            <p class="btns">
              <button class="btn stop" type="submit">
                标为已归档
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </section>
  )
}
