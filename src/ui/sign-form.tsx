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
  /** The state that was read, so that nobody signs what he has not seen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** 同意 with one press, 退回 with a reason, each a form of its own: Enter in the reason never agrees. */
export function SignForm(props: SignFormProps) {
  const { act, subject } = props
  const agreeLabel = props.agreeLabel ?? '同意'
  const refuseLabel = props.refuseLabel ?? '退回'
  const reasonId = `reason-${props.id}`
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
        <details>
          <summary>{refuseLabel}</summary>
          <div>
            <PostForm action={props.action} {...props.formKey()} label={`${refuseLabel}：${subject}`}>
              <Hidden of={props} />
              <div class="field">
                <label for={reasonId}>{refuseLabel}的理由</label>
                <textarea id={reasonId} name={props.reasonName} rows={2} maxlength={500} required />
              </div>
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

function Hidden({ of }: { readonly of: SignFormProps }) {
  return (
    <>
      <input type="hidden" name="back" value="/workbench" />
      {Object.entries(of.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
