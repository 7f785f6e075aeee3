import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import { Tag } from '../../../../ui/badge.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Done, Empty } from '../../../../ui/notice.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { DOCUMENTS } from '../document-duties.ts'
import { attributeNames } from '../domain/attribute.ts'
import type { ListPlan } from '../domain/register-list.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'

const PATH = `${DOCUMENTS}/import`

interface RegisterListView {
  readonly errors: readonly FieldError[]
  readonly preview: (Extract<ListPlan, { ok: true }> & { readonly sealed: string }) | null
  readonly divisionNames: ReadonlyMap<string, string>
  readonly done: string | null
  readonly formKey: () => FormKey
}

/** 发文登记簿 as a workbook: the template, the upload, and what it would register. */
export function RegisterListPage(view: RegisterListView) {
  const { errors, done, preview, formKey } = view
  return (
    <div class="stack">
      {done === null ? null : (
        <Done title={`已登记 ${done} 份公文`}>
          <p>没有公开属性的，已经列入各处室的今日。</p>
        </Done>
      )}
      <ErrorSummary errors={errors} />
      {preview === null ? (
        <section class="card" aria-labelledby="h-list">
          <h2 id="h-list">上传登记簿</h2>
          <p>
            <a href={`${PATH}/template`}>下载模板（Excel）</a>
          </p>
          <PostForm action={PATH} multipart {...formKey()}>
            <FileField
              name="sheet"
              label="填好的登记簿"
              hint="涉密文件和工作秘密不要填进来；有密级标志的，整张不收"
              accept=".xlsx,.xls"
              error={errorAt(errors, 'sheet')}
            />
            <p class="btns">
              <button class="btn main" type="submit">
                先看会登记什么
              </button>
            </p>
          </PostForm>
        </section>
      ) : (
        <Preview {...view} preview={preview} />
      )}
    </div>
  )
}

function Preview({
  preview,
  divisionNames,
  formKey,
}: RegisterListView & { readonly preview: NonNullable<RegisterListView['preview']> }) {
  const { documents, known, sealed } = preview
  const without = documents.filter(({ proposal }) => proposal === null).length
  return (
    <section class="card" aria-labelledby="h-preview">
      <h2 id="h-preview">会登记这些</h2>
      <p>
        新登记 {String(documents.length)} 份，其中 {String(without)} 份没有公开属性；{String(known)}{' '}
        份文号已经登记过，不再登记。还没有导入。
      </p>
      {documents.length === 0 ? (
        <Empty title="没有新的公文，不用导入">
          <p>名单里的文号都登记过了。</p>
        </Empty>
      ) : null}
      {documents.length === 0 ? null : (
        <>
          <FlowTable
            caption="会登记的公文"
            quietCaption
            columns={[
              { label: '文号和标题' },
              { label: '行' },
              { label: '处室' },
              { label: '成文' },
              { label: '公开属性' },
            ]}
            rows={documents.map(({ line, entry, proposal }) => ({
              key: String(line),
              cells: [
                `${entry.number ?? ''} ${entry.title}`,
                String(line),
                divisionNames.get(entry.divisionId) ?? '',
                entry.writtenOn,
                proposal === null ? <Tag kind="due">没有</Tag> : attributeNames[proposal.attribute],
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
