import type { FieldError } from '../kernel/refusal.ts'
import { fieldId } from './fields.tsx'

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[]
  /** Names of the fields as the page shows them; they stand before the sentence. */
  readonly labels?: Readonly<Record<string, string>> | undefined
}

/** What has to be changed, above the form, each with a link to its field; nothing when all is well. */
export function ErrorSummary({ errors, labels = {} }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="wrong" role="alert" tabindex={-1} aria-labelledby="errors">
      <h2 id="errors">有 {errors.length} 处要改</h2>
      <ul class="dots">
        {errors.map((error) => (
          <li key={error.field + error.message}>
            <Reference error={error} label={labels[error.field]} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** An error of the whole form names no field and so links to none. */
function Reference({ error, label }: { readonly error: FieldError; readonly label: string | undefined }) {
  const sentence = label === undefined ? error.message : `${label}：${error.message}`
  return error.field === '' ? <b>{sentence}</b> : <a href={`#${fieldId(error.field)}`}>{sentence}</a>
}
