import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { TextArea } from '../../../../ui/fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import type { Gate } from '../domain/review-route.ts'

/** Keys for the forms of a page. */
export type FormKeys = () => { readonly token: string; readonly submissionId: string }

interface GateFormProps {
  readonly packageId: string
  readonly gate: Gate
  /** The hash of what was read: nobody signs what he has not seen. */
  readonly seen: string
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: FormKeys
  /** Where the signer goes on; the package itself where it is left out. */
  readonly back?: string
}

/** One gate to be signed: every item looked at and ticked, or sent back with a reason. */
export function GateForm(props: GateFormProps) {
  const { packageId, gate, errors } = props
  const base = `/workbench/packages/${packageId}/gates/${gate.id}`
  const key = `${packageId}-${gate.id}`
  const hidden = (
    <>
      <input type="hidden" name="seen" value={props.seen} />
      {props.back === undefined ? null : <input type="hidden" name="back" value={props.back} />}
    </>
  )
  const error = errorAt(errors, 'checked')
  return (
    <>
      <PostForm action={`${base}/pass`} {...props.formKey()} label={`${gate.name}通过`}>
        {hidden}
        {error === undefined ? null : <p class="bad">{error}</p>}
        {gate.checklists.map((list) => (
          <fieldset key={list.title}>
            <legend>{list.title}</legend>
            {list.items.map((item) => (
              <div key={item} class="opt">
                <input type="checkbox" name="checked" value={item} id={`${key}-${item}`} />
                <div>
                  <label for={`${key}-${item}`}>{item}</label>
                </div>
              </div>
            ))}
          </fieldset>
        ))}
        <p class="btns">
          <button class="btn main" type="submit">
            通过
          </button>
        </p>
      </PostForm>
      <details open={errorAt(errors, 'reason') !== undefined}>
        <summary>退回</summary>
        <div>
          <PostForm action={`${base}/return`} {...props.formKey()} label={`${gate.name}退回`}>
            {hidden}
            <TextArea
              name="reason"
              label="哪里不行、怎么改"
              value={props.typed.reason}
              error={errorAt(errors, 'reason')}
              rows={3}
              required
            />
            <p class="btns">
              <button class="btn stop" type="submit">
                退回起草人
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </>
  )
}
