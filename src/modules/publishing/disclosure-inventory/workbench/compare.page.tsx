import { civilDateAt } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField, TextField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { ReferenceReport } from '../compare-reference.ts'
import { differenceNames, findingNames } from '../domain/difference.ts'
import type { RowDifference } from '../domain/difference.ts'
import { versionName } from '../domain/version.ts'
import type { Version } from '../domain/version.ts'
import type { ReferenceCatalogue } from '../store/references.ts'
import { REFERENCES } from './paths.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

interface DifferenceView {
  readonly differences: readonly RowDifference[]
  readonly before: Version | null
  readonly others: readonly Version[]
  readonly path: string
}

/** What changed from one version to another, field by field. */
export function DifferencePage({ differences, before, others, path }: DifferenceView) {
  return (
    <div class="stack">
      <p class="meta">
        对照：{before === null ? '没有上一版，全部是增加的' : versionName(before)}
        {others.map((version) => (
          <span key={version.id}>
            {' · '}
            <a href={`${path}?with=${version.id}`}>和{versionName(version)}对照</a>
          </span>
        ))}
      </p>
      {differences.length === 0 ? (
        <Empty title="两版一样">
          <p>没有增、改、删的事项。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="差异"
          quietCaption
          columns={[
            { label: '事项' },
            { label: '变化' },
            { label: '项目' },
            { label: '原来' },
            { label: '现在' },
            { label: '理由' },
          ]}
          rows={differences.flatMap(({ kind, itemId, name, fields, reason }) =>
            (fields.length === 0 ? [{ label: '', before: '', after: '' }] : fields).map((field) => ({
              key: `${itemId} ${field.label}`,
              cells: [
                name,
                differenceNames[kind],
                field.label || null,
                field.before || null,
                field.after || null,
                reason,
              ],
            })),
          )}
        />
      )}
    </div>
  )
}

interface ReferencesView {
  readonly references: readonly ReferenceCatalogue[]
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: () => FormKey
}

/** The reference catalogues, and a form to bring another. */
export function ReferencesPage({ references, errors, typed, formKey }: ReferencesView) {
  return (
    <div class="stack">
      <ErrorSummary errors={errors} />
      <PostForm action={REFERENCES} {...formKey()} multipart class="card" label="导入参考目录">
        <TextField
          name="name"
          label="参考目录的名称"
          hint="例如：旅游领域基层政务公开标准目录"
          value={typed.name}
          error={errorAt(errors, 'name')}
          maxlength={60}
          required
        />
        <FileField
          name="sheet"
          label="参考目录的表格"
          accept=".xlsx,.xls"
          hint="表头和全清单一样；别处的处室名不要紧"
          error={errorAt(errors, 'sheet')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            导入并对照
          </button>
        </p>
      </PostForm>
      {references.length === 0 ? (
        <Empty title="还没有参考目录">
          <p>把国家或别处的标准目录导进来，看本局缺哪些事项、要素，哪些时限更长。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="参考目录"
          columns={[{ label: '名称' }, { label: '事项', numeric: true }, { label: '导入' }]}
          rows={references.map(({ id, name, rows, importedByName, importedAt }) => ({
            key: id,
            cells: [
              <a href={`${REFERENCES}/${id}`}>{name}</a>,
              rows.length,
              <>
                {importedByName} <DateText date={civilDateAt(importedAt)} />
              </>,
            ],
          }))}
        />
      )}
    </div>
  )
}

/** What the comparison with a reference catalogue found. */
export function ReportPage({ report: { findings, version } }: { readonly report: ReferenceReport }) {
  return (
    <div class="stack">
      <p class="meta">
        {version === null ? '本局还没有全清单。' : `用本局${versionName(version)}对照。`}共 {findings.length}{' '}
        处。
      </p>
      {findings.length === 0 ? (
        <Empty title="没有缺的、多的，时限也不更长">
          <p>和参照目录对得上，不用调整。</p>
        </Empty>
      ) : (
        <FlowTable
          caption="对照结果"
          quietCaption
          columns={[{ label: '事项' }, { label: '情况' }, { label: '本局' }, { label: '参考目录' }]}
          rows={findings.map(({ kind, name, ours, theirs }) => ({
            key: `${kind} ${name}`,
            cells: [name, findingNames[kind], ours || null, theirs || null],
          }))}
        />
      )}
    </div>
  )
}
