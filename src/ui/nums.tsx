export interface Num {
  readonly href: string
  readonly count: number
  readonly label: string
  /** Late, and more than none. */
  readonly hot?: boolean | undefined
}

/** At most six figures, each a link to what it counts; late first. */
export function Nums({ label, items }: { readonly label: string; readonly items: readonly Num[] }) {
  return (
    <nav class="nums" aria-label={label}>
      {items.map((item) => (
        <a key={item.label} href={item.href} class={item.hot && item.count > 0 ? 'hot' : undefined}>
          <b>{item.count}</b> {item.label}
        </a>
      ))}
    </nav>
  )
}
