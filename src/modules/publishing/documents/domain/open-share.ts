import type { Attribute } from './attribute.ts'

/** How much of what a division registered in a year is 主动公开. */
export interface Share {
  readonly year: number
  readonly divisionId: string
  readonly total: number
  readonly open: number
  readonly onRequest: number
  readonly closed: number
  readonly undecided: number
  /** Of all registered, in whole per cent. */
  readonly percent: number
}

/** The share of open documents by year and division, the latest year first. */
export function sharesOf(
  counts: readonly {
    readonly year: number
    readonly divisionId: string
    readonly attribute: Attribute | null
    readonly count: number
  }[],
): readonly Share[] {
  const groups = new Map<string, typeof counts>()
  for (const one of counts) {
    const key = `${String(one.year)} ${one.divisionId}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const having = (attribute: Attribute | null) =>
      group.filter((one) => one.attribute === attribute).reduce((sum, one) => sum + one.count, 0)
    const total = group.reduce((sum, one) => sum + one.count, 0)
    const open = having('open')
    return [
      {
        year: first.year,
        divisionId: first.divisionId,
        total,
        open,
        onRequest: having('on-request'),
        closed: having('closed'),
        undecided: having(null),
        percent: Math.round((100 * open) / total),
      },
    ]
  })
}
