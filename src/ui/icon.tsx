export type IconName =
  | 'check'
  | 'clock'
  | 'copy'
  | 'doc'
  | 'down'
  | 'emblem'
  | 'eye'
  | 'link'
  | 'lock'
  | 'menu'
  | 'out'
  | 'pen'
  | 'phone'
  | 'plus'
  | 'print'
  | 'search'
  | 'table'
  | 'up'
  | 'warn'

/** A drawing beside a word, never instead of it. `href` is the sprite. */
export function Icon({ name, href }: { readonly name: IconName; readonly href: string }) {
  return (
    <svg class="i" aria-hidden="true" focusable="false">
      <use href={`${href}#i-${name}`} />
    </svg>
  )
}
