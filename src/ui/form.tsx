import type { ComponentChildren } from 'preact'

interface PostFormProps {
  readonly action: string
  /** Ties the form to the session. */
  readonly token: string
  /** Makes a repeated post have one effect. */
  readonly submissionId: string
  readonly multipart?: boolean | undefined
  /** Warn before the page is left with something typed. */
  readonly guard?: boolean | undefined
  /** What is typed is kept in this tab of the browser under this name until it is saved. */
  readonly kept?: string | undefined
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly label?: string | undefined
  readonly children?: ComponentChildren
}

/** A form that changes something. Its checks are the server's, so the browser's own bubbles are off. */
export function PostForm({
  action,
  token,
  submissionId,
  multipart,
  guard,
  kept,
  children,
  ...rest
}: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      id={rest.id}
      class={rest.class}
      aria-label={rest.label}
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-guard={guard ? '' : undefined}
      data-kept={kept}
      novalidate
    >
      <input type="hidden" name="_token" value={token} />
      <input type="hidden" name="submissionId" value={submissionId} />
      {children}
    </form>
  )
}
