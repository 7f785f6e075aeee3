/** What of a division the words about owners need. */
interface NamedDivision {
  readonly id: string
  readonly name: string
  readonly kind: 'office' | 'affiliate'
}

/** Divisions as an office writes them: 各处室 where every 内设机构 is meant that is not already named `besides`. */
export function ownerWords(
  ids: readonly string[],
  known: {
    readonly divisions: readonly NamedDivision[]
    readonly besides?: readonly string[]
    readonly outside?: readonly string[]
  },
): string {
  const besides = known.besides ?? []
  const meant = new Set(ids)
  const offices = known.divisions.filter((division) => division.kind === 'office')
  const rest = offices.filter((office) => !besides.includes(office.id))
  const all = rest.length > FEW && rest.every((office) => meant.has(office.id))
  const named = known.divisions
    .filter((d) => meant.has(d.id) && !(all && d.kind === 'office'))
    .map((d) => d.name)
  return [...(all ? ['各处室'] : []), ...named, ...(known.outside ?? [])].join('、')
}

/** Up to this many are named one by one. */
const FEW = 3
