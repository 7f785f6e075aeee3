import type { ComponentChildren } from 'preact'

export type TagKind = 'plain' | 'ok' | 'hold' | 'due' | 'over'

/** A state in at most six characters; the word carries the meaning, the colour repeats it. */
export function Tag({ kind, children }: { readonly kind: TagKind; readonly children: ComponentChildren }) {
  return <span class={kind === 'plain' ? 'tag' : `tag ${kind}`}>{children}</span>
}
