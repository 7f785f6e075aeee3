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

/** The share of the whole bureau in a year. */
export type YearShare = Pick<Share, 'year' | 'total' | 'open' | 'percent'>

/** The share of open documents of the whole bureau, year by year, the earliest first (主动公开率). */
export function sharesByYear(shares: readonly Share[]): readonly YearShare[] {
  const years = [...new Set(shares.map(({ year }) => year))].sort((a, b) => a - b)
  return years.map((year) => {
    const own = shares.filter((share) => share.year === year)
    const total = own.reduce((sum, share) => sum + share.total, 0)
    const open = own.reduce((sum, share) => sum + share.open, 0)
    return { year, total, open, percent: Math.round((100 * open) / total) }
  })
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
