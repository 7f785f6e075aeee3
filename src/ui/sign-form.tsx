import { describedBy, fieldId, LabelledField } from './field-frame.tsx'
import { PostForm } from './form.tsx'

interface SignFormProps {
  /** Unique on the page: the forms of several things to sign stand below each other. */
  readonly id: string
  readonly action: string
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
  /** What is signed, in words for those who hear the page: 一季度落实情况. */
  readonly subject: string
  /** Name of the button field and its values for 同意 and 退回; null where that cannot be done. */
  readonly act: { readonly name: string; readonly agree: string | null; readonly refuse: string | null }
  readonly agreeLabel?: string | undefined
  readonly refuseLabel?: string | undefined
  readonly reasonName: string
  /** What was typed as the reason, and what is wrong with it; then 退回 stands open. */
  readonly reason?: string | undefined
  readonly error?: string | undefined
  /** The state that was read, so that nobody signs what he has not seen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** 同意 with one press, 退回 with a reason, each a form of its own: Enter in the reason never agrees. */
export function SignForm(props: SignFormProps) {
  const { act, subject } = props
  const agreeLabel = props.agreeLabel ?? '同意'
  const refuseLabel = props.refuseLabel ?? '退回'
  return (
    <>
      {act.agree === null ? null : (
        <PostForm action={props.action} {...props.formKey()} label={`${agreeLabel}：${subject}`}>
          <Hidden of={props} />
          <p class="btns">
            <button type="submit" name={act.name} value={act.agree} class="btn main">
              {agreeLabel}
            </button>
          </p>
        </PostForm>
      )}
      {act.refuse === null ? null : (
        <details open={props.error !== undefined || (props.reason ?? '') !== ''}>
          <summary>{refuseLabel}</summary>
          <div>
            <PostForm action={props.action} {...props.formKey()} label={`${refuseLabel}：${subject}`}>
              <Hidden of={props} />
              <SignWords
                id={props.id}
                name={props.reasonName}
                label={`${refuseLabel}的理由`}
                value={props.reason}
                error={props.error}
              />
              <p class="btns">
                <button type="submit" name={act.name} value={act.refuse} class="btn stop">
                  {refuseLabel}
                </button>
              </p>
            </PostForm>
          </div>
        </details>
      )}
    </>
  )
}

/** The name under which the errors of one of several forms are told apart: `reason` of the thing to sign. */
export function signField(name: string, id: string): string {
  return `${name}-${id}`
}

interface SignWordsProps {
  /** Where something else may be said in its place. */
  readonly optional?: boolean | undefined
  /** Of the thing to sign. */
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly error?: string | undefined
}

/** What is written with a signature: a reason, or what was changed. */
export function SignWords({ id, name, label, hint, value, error, optional }: SignWordsProps) {
  const field = { name: signField(name, id), label, hint, error }
  return (
    <LabelledField {...field}>
      <textarea
        id={fieldId(field.name)}
        name={name}
        rows={2}
        maxlength={500}
        required={optional !== true}
        value={value}
        {...describedBy(field)}
      />
    </LabelledField>
  )
}

function Hidden({ of }: { readonly of: SignFormProps }) {
  return (
    <>
      {Object.entries(of.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
