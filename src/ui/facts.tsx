import type { ComponentChildren } from 'preact'

export type Fact = readonly [label: string, value: ComponentChildren]

interface FactsProps {
  /** One under the other, for narrow places. */
  readonly one?: boolean | undefined
  readonly rows: readonly Fact[]
}

/** The elements of a thing (要素), each with its name. */
export function Facts({ one, rows }: FactsProps) {
  return (
    <dl class={one ? 'facts one' : 'facts'}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
