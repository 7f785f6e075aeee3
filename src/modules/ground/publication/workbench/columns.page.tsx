import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { RadioField, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { deliveryNames } from '../domain/publication.ts'
import type { SiteColumn } from '../domain/publication.ts'

type NamedDivision = { readonly id: string; readonly name: string }

interface ColumnsView {
  readonly columns: readonly SiteColumn[]
  readonly standing: ReadonlyMap<string, { readonly count: number; readonly latest: Date | null }>
  readonly divisions: readonly NamedDivision[]
}

/** The columns with who keeps them, how often they should change and when they last did. */
export function ColumnsPage({ columns, standing, divisions }: ColumnsView) {
  const names = new Map(divisions.map(({ id, name }) => [id, name]))
  return (
    <FlowTable
      caption="全部栏目"
      quietCaption
      columns={[
        { label: '栏目' },
        { label: '维护处室' },
        { label: '更新要求' },
        { label: '发布到' },
        { label: '最近更新' },
        { label: '已公开', numeric: true },
      ]}
      rows={columns.map((column) => {
        const { count, latest } = standing.get(column.id) ?? { count: 0, latest: null }
        return {
          key: column.id,
          cells: [
            <a href={`/workbench/columns/${column.id}`}>{column.name}</a>,
            names.get(column.divisionId ?? '') ?? '还没有定',
            column.rhythmDays === null ? '有事才更新' : `至少每 ${String(column.rhythmDays)} 天`,
            deliveryNames[column.delivery],
            latest === null ? null : <DateText date={civilDateAt(latest)} />,
            count,
          ],
        }
      })}
    />
  )
}

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
  readonly column: SiteColumn
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly divisions: readonly NamedDivision[]
  readonly token: string
  readonly submissionId: string
  readonly archivedOn: CivilDate | null
  readonly mayArchive: boolean
  readonly archiveKey: { readonly token: string; readonly submissionId: string }
  readonly ledger: ComponentChildren
}

/** The form of one column. */
export function ColumnFormPage(view: ColumnFormView) {
  const { column, typed, errors } = view
  const field = (name: string) => ({ name, value: typed[name], error: errorAt(errors, name) })
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <PostForm
        action={`/workbench/columns/${column.id}`}
        token={view.token}
        submissionId={view.submissionId}
        class="card"
        guard
      >
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
          {...field('divisionId')}
          label="维护处室"
          hint="电话显示在栏目页上"
          blank="还没有定"
          options={view.divisions.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          {...field('rhythmDays')}
          label="至少多少天更新一次"
          hint="例如动态类 14 天；有事才更新的空着"
          inputmode="numeric"
          short
        />
        {column.types.length === 0 ? null : (
          <RadioField
            {...field('delivery')}
            label="发布到哪里"
            hint="改了只管以后首次发布的；已经公开的页面不受影响"
            options={DELIVERIES}
            required
          />
        )}
        <TextField {...field('position')} label="排第几" inputmode="numeric" short required />
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

/** 已归档 with its day, or the form that marks it. */
function ArchiveColumn({ view }: { readonly view: ColumnFormView }) {
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
            {...view.archiveKey}
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
