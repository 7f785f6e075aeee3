import type { ComponentChildren } from 'preact'

/** One sentence the reader should not miss; not for errors. */
export function Note({ children }: { readonly children: ComponentChildren }) {
  return <div class="note">{children}</div>
}

interface DoneProps {
  readonly title: string
  /** A code to be copied down, shown large. */
  readonly code?: string | undefined
  readonly children?: ComponentChildren
}

/** A step has succeeded: what, when, and what comes next. */
export function Done({ title, code, children }: DoneProps) {
  return (
    <div class="done" role="status">
      <h2>{title}</h2>
      {code === undefined ? null : <p class="big">{code}</p>}
      {children}
    </div>
  )
}

/** Nothing to show: why, what will be here, and where to go next. */
export function Empty({
  title,
  children,
}: {
  readonly title: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}
