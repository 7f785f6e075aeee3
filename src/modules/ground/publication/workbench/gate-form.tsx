import type { FormKeys } from '../../../../workbench/form-keys.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { SignWords } from '../../../../ui/sign-form.tsx'
import type { Place } from '../domain/objections.ts'
import type { Gate } from '../domain/review-route.ts'
import { ObjectionRows } from './objection-rows.tsx'

interface GateFormProps {
  /** Unique on the page. */
  readonly id: string
  /** Where it posts to when the gate is passed and when the text is sent back. */
  readonly actions: { readonly pass: string; readonly back: string }
  readonly gate: Gate
  /** The hash of what was read: nobody signs what he has not seen. */
  readonly seen: string
  /** What may be objected to, place by place. */
  readonly places: readonly Place[]
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: FormKeys
}

/** One gate to be signed: every item looked at and ticked, or sent back with a reason. */
export function GateForm(props: GateFormProps) {
  const { id, gate, errors } = props
  const hidden = (
    <>
      <input type="hidden" name="seen" value={props.seen} />
      <input type="hidden" name="gate" value={gate.id} />
    </>
  )
  const error = errorAt(errors, 'checked')
  return (
    <>
      <PostForm action={props.actions.pass} {...props.formKey()} label={`${gate.name}通过`}>
        {hidden}
        {error === undefined ? null : <p class="bad">{error}</p>}
        {gate.checklists.map((list) => (
          <fieldset key={list.title}>
            <legend>{list.title}</legend>
            {list.items.map((item) => (
              <div key={item} class="opt">
                <input type="checkbox" name="checked" value={item} id={`${id}-${item}`} />
                <div>
                  <label for={`${id}-${item}`}>{item}</label>
                </div>
              </div>
            ))}
          </fieldset>
        ))}
        <p class="btns">
          <button class="btn main" type="submit" name="act" value="pass">
            通过
          </button>
        </p>
      </PostForm>
      {gate.after ? null : (
        <details open={errors.some(({ field }) => field !== 'checked')}>
          <summary>退回</summary>
          <div>
            <PostForm action={props.actions.back} {...props.formKey()} label={`${gate.name}退回`}>
              {hidden}
              <SignWords
                id={id}
                name="reason"
                label="总的意见"
                hint="哪里不行、怎么改；逐处写了的，这里可以不写"
                optional
                value={props.typed.reason}
                error={errorAt(errors, 'reason')}
              />
              <ObjectionRows id={id} places={props.places} typed={props.typed} errors={errors} />
              <p class="btns">
                <button class="btn stop" type="submit" name="act" value="return">
                  退回起草人
                </button>
              </p>
            </PostForm>
          </div>
        </details>
      )}
    </>
  )
}
