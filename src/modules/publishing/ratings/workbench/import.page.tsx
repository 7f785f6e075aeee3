import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { FormKeys } from '../../../../workbench/form-keys.ts'
import type { PlannedRating, RatingPlan } from '../domain/rating-list.ts'
import type { RatingKind } from '../domain/rating.ts'
import { RATINGS_DESK } from '../paths.ts'

const PATH = `${RATINGS_DESK}/import`

interface ImportView {
  readonly errors: readonly FieldError[]
  readonly preview: (Extract<RatingPlan, { ok: true }> & { readonly sealed: string }) | null
  readonly kinds: readonly RatingKind[]
  readonly done: { readonly added: number; readonly changed: number } | null
  readonly formKey: FormKeys
}

/** A list of ratings as a workbook: the template, the upload, and what it would change. */
export function ImportPage(view: ImportView) {
  const { errors, done, preview } = view
  return (
    <div class="stack">
      {done === null ? null : (
        <Done title={`新登记 ${String(done.added)} 条，改了 ${String(done.changed)} 条`}>
          <p>
            由另一个人<a href={`${RATINGS_DESK}/release`}>核对公布</a>后，公众才看得到。
          </p>
        </Done>
      )}
      <ErrorSummary errors={errors} />
      {preview === null ? <Upload view={view} /> : <Preview view={view} preview={preview} />}
    </div>
  )
}

function Upload({ view: { errors, formKey } }: { readonly view: ImportView }) {
  return (
    <section class="card" aria-labelledby="h-list">
      <h2 id="h-list">上传表格</h2>
      <p>
        <a href={`${PATH}/template`}>下载模板（Excel）</a>
      </p>
      <PostForm action={PATH} multipart {...formKey()}>
        <FileField
          name="sheet"
          label="填好的表格"
          hint="公开页导出的表格改好也可以传回来"
          accept=".xlsx,.xls"
          error={errorAt(errors, 'sheet')}
        />
        <p class="btns">
          <button class="btn main" type="submit">
            先看会改什么
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Preview({
  view: { kinds, formKey },
  preview,
}: {
  readonly view: ImportView
  readonly preview: NonNullable<ImportView['preview']>
}) {
  const { planned, same, sealed } = preview
  const fresh = planned.filter(({ known }) => known === null).length
  const names = new Map(kinds.map(({ id, name }) => [id, name]))
  return (
    <section class="card" aria-labelledby="h-preview">
      <h2 id="h-preview">会改这些</h2>
      <p>
        新登记 {fresh} 条，改 {planned.length - fresh} 条；{same} 条和登记的一样，不动。还没有导入。
      </p>
      {planned.length === 0 ? (
        <Empty title="没有要改的，不用导入">
          <p>
            表里的都登记过了。<a href={PATH}>重新上传</a>
          </p>
        </Empty>
      ) : (
        <>
          <FlowTable
            caption="会登记和会改的"
            quietCaption
            columns={[
              { label: '名称' },
              { label: '行' },
              { label: '类别' },
              { label: '等级' },
              { label: '评定' },
              { label: '会怎样' },
            ]}
            rows={planned.map((row) => ({
              key: String(row.line),
              cells: [
                row.entry.name,
                String(row.line),
                names.get(row.entry.kindId),
                row.entry.level,
                row.entry.grantedOn,
                <Effect row={row} />,
              ],
            }))}
          />
          <PostForm action={`${PATH}/confirm`} {...formKey()}>
            <input type="hidden" name="list" value={sealed} />
            <p class="btns">
              <button class="btn main" type="submit">
                确认导入
              </button>
              <a class="btn" href={PATH}>
                不导入，重新上传
              </a>
            </p>
          </PostForm>
        </>
      )}
    </section>
  )
}

function Effect({ row: { known, changes } }: { readonly row: PlannedRating }) {
  if (known === null) return <Tag kind="ok">新登记</Tag>
  return (
    <>
      {changes
        .map(({ label, before, after }) => `${label}：${before ?? '没有'} 改为 ${after ?? '没有'}`)
        .join('；')}
    </>
  )
}
