import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FileField, SelectField, TextField, TickField } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import { differenceNames } from '../domain/difference.ts'
import type { LineProblem } from '../domain/read-table.ts'
import type { TablePreview } from '../import-table.ts'
import type { FormKey } from '../../../../workbench/form-keys.ts'
import { REASON_KINDS } from './row.form.ts'

interface ImportView {
  readonly action: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly preview: (TablePreview & { readonly sealed: string }) | null
  readonly formKey: () => FormKey
}

const SHOWN = 200

/** A table is looked at first: what is wrong line by line, or what it would change. */
export function ImportPage(view: ImportView) {
  const { preview } = view
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      {preview === null ? null : preview.problems.length > 0 ? (
        <Problems problems={preview.problems} />
      ) : (
        <Preview {...view} preview={preview} />
      )}
      <Upload {...view} />
    </div>
  )
}

function Upload({ action, typed, errors, formKey }: ImportView) {
  return (
    <PostForm action={action} {...formKey()} multipart class="card" label="选表格">
      <FileField
        name="sheet"
        label="全清单表格"
        accept=".xlsx,.xls"
        hint="表头照国家目录：一级事项、二级事项、公开内容、公开依据、公开时限、公开渠道和载体……合并的格、■ 和 √ 都认"
        error={errorAt(errors, 'sheet')}
      />
      <SelectField
        name="reasonKind"
        label="为什么增加或修改"
        blank="请选"
        value={typed.reasonKind}
        options={REASON_KINDS.map((kind) => ({ value: kind, label: kind }))}
        error={errorAt(errors, 'reasonKind')}
        required
      />
      <TextField
        name="reason"
        label="具体理由"
        hint="写给这张表的每处改动；个别不同的，导入后逐条改"
        value={typed.reason}
        error={errorAt(errors, 'reason')}
        maxlength={200}
        required
      />
      <TickField
        name="complete"
        label="这是完整的清单，表里没有的事项删去"
        hint="不勾就只增加和修改"
        checked={typed.complete === 'yes'}
      />
      <p class="btns">
        <button class="btn main" type="submit">
          先看会改什么
        </button>
      </p>
    </PostForm>
  )
}

function Problems({ problems }: { readonly problems: readonly LineProblem[] }) {
  return (
    <section class="card" aria-labelledby="h-problems">
      <h2 id="h-problems">有 {problems.length} 处要改，还没有导入</h2>
      <FlowTable
        caption="要改的地方"
        quietCaption
        columns={[{ label: '第几行' }, { label: '哪一列' }, { label: '怎么改' }]}
        rows={problems.slice(0, SHOWN).map(({ line, label, sentence }, place) => ({
          key: String(place),
          cells: [`第 ${String(line)} 行`, label, sentence],
        }))}
      />
      {problems.length > SHOWN ? <p class="meta">只列前 {SHOWN} 处。</p> : null}
    </section>
  )
}

function Preview({
  action,
  typed,
  preview,
  formKey,
}: ImportView & { readonly preview: NonNullable<ImportView['preview']> }) {
  const { differences, rows } = preview
  const count = (kind: 'added' | 'changed' | 'removed') =>
    differences.filter((difference) => difference.kind === kind).length
  return (
    <section class="card" aria-labelledby="h-preview">
      <h2 id="h-preview">还没有导入，请核对</h2>
      <p>
        导入后共 {rows.length} 个事项：增加 {count('added')} 个，修改 {count('changed')} 个，删去{' '}
        {count('removed')} 个。
      </p>
      <FlowTable
        caption="会改的事项"
        quietCaption
        columns={[{ label: '事项' }, { label: '变化' }, { label: '改哪些' }]}
        rows={differences.map(({ kind, itemId, name, fields }) => ({
          key: itemId,
          cells: [name, differenceNames[kind], fields.map(({ label }) => label).join('、') || null],
        }))}
      />
      <PostForm action={`${action}/confirm`} {...formKey()} label="确认导入">
        <input type="hidden" name="table" value={preview.sealed} />
        <input type="hidden" name="reasonKind" value={typed.reasonKind ?? ''} />
        <input type="hidden" name="reason" value={typed.reason ?? ''} />
        <input type="hidden" name="complete" value={typed.complete ?? ''} />
        <p class="btns">
          <button class="btn main" type="submit">
            确认导入
          </button>
        </p>
      </PostForm>
    </section>
  )
}
