import type { FieldError } from '../../../../../kernel/refusal.ts'
import { errorAt } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { TextField } from '../../../../../ui/fields.tsx'
import { PostForm } from '../../../../../ui/form.tsx'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

interface HeadView {
  readonly base: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** Title and year of an imported plan, and the way to discard the import. */
export function HeadPage({ base, typed, errors, formKey }: HeadView) {
  return (
    <div class="stack">
      <section class="card">
        <ErrorSummary errors={errors} />
        <PostForm action={`${base}/head`} {...formKey()}>
          <TextField
            name="title"
            label="标题"
            value={typed.title}
            error={errorAt(errors, 'title')}
            required
          />
          <TextField
            name="year"
            label="年度"
            value={typed.year}
            error={errorAt(errors, 'year')}
            inputmode="numeric"
            short
            required
          />
          <div class="btns">
            <button class="btn main" type="submit">
              保存
            </button>
            <a class="btn bare" href={base}>
              不改了
            </a>
          </div>
        </PostForm>
      </section>
      <section class="card" aria-labelledby="h-discard">
        <h2 id="h-discard">作废这次导入</h2>
        <PostForm action={`${base}/discard`} {...formKey()}>
          <TextField
            name="reason"
            label="为什么作废"
            value={typed.reason}
            error={errorAt(errors, 'reason')}
            hint="例如“传错了文件”"
          />
          <div class="btns">
            <button class="btn stop" type="submit">
              作废
            </button>
          </div>
        </PostForm>
      </section>
    </div>
  )
}
