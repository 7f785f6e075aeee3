import { FileField, TextField } from '../../../../../ui/fields.tsx'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import { PostForm } from '../../../../../ui/form.tsx'
import { MOST_SOURCE } from '../../domain/division-return.ts'
import type { ReturnPageState } from './returns.state.ts'

/** The same form as a workbook: taken away, filled in by others, and brought back. */
export function SheetBox({ state }: { readonly state: ReturnPageState }) {
  const { view, mode } = state
  const errors = state.errors.filter((error) => error.field === 'sheet')
  const sourceError = errorAt(state.errors, 'sheet-source')
  return (
    <details id="sheet" open={errors.length > 0 || sourceError !== undefined}>
      <summary>用表格填</summary>
      <div>
        <p>
          <a href={`${view.path}/sheet`}>下载填报表（.xlsx）</a>，在 WPS 或 Excel
          里填“进度”“落实情况”两列，再传回来。先存好上面填的再传。
        </p>
        <PostForm action={`${view.path}/sheet`} {...state.formKey()} multipart label="传回填报表">
          {mode === 'enter' ? (
            <TextField
              name="sheet-source"
              label="来源"
              hint="谁在什么时候报来的"
              value={state.typed?.['sheet-source']}
              error={sourceError}
              maxlength={MOST_SOURCE}
              required
            />
          ) : null}
          <FileField
            name="sheet"
            label="填好的填报表"
            hint="空着的格不会改动原来的内容。"
            accept=".xlsx,.xls,.et"
            error={errors[0]?.message}
          />
          <p class="btns">
            <button class="btn" type="submit">
              传回并填进草稿
            </button>
          </p>
        </PostForm>
      </div>
    </details>
  )
}
