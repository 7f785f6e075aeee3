export interface Crumb {
  readonly label: string
  /** None for the page itself. */
  readonly href?: string | undefined
}

/** Where the reader is; the last one is the page itself. */
export function Crumbs({ items }: { readonly items: readonly Crumb[] }) {
  if (items.length === 0) return null
  return (
    <nav class="crumbs" aria-label="当前位置">
      <ol>
        {items.map((item) => (
          <li key={item.label} aria-current={item.href === undefined ? 'page' : undefined}>
            {item.href === undefined ? item.label : <a href={item.href}>{item.label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
