/** How a name in a notation is understood. */
export type UnitMeaning = 'divisions' | 'all-offices' | 'outside'

/** What kind of name it is before anyone is asked. */
export type UnitKind = 'named' | 'all-offices' | 'related'

const ALL =
  /^(?:本?局|局机关|机关|全局)?(?:各|全体|所有)(?:内设)?(?:职能|业务|机关)?(?:处室|科室|处|科|内设机构)(?:站所)?$/
const RELATED =
  /^(?:其他|各)?(?:相关|有关)(?:业务|职能)?(?:处室|科室|单位|部门|内设机构)(?:、单位|和单位|及单位)?$|^各相关|^各有关/

/** 各处室 is every 内设机构; 相关处室 is chosen by 办公室 at review; anything else is a name. */
export function kindOfUnit(name: string): UnitKind {
  const plain = name.replace(/\s+/g, '')
  if (RELATED.test(plain)) return 'related'
  if (ALL.test(plain)) return 'all-offices'
  return 'named'
}

/** One decision about a name, for the whole plan or for one measure. */
export interface UnitMatch {
  readonly name: string
  readonly measureId: string | null
  readonly meaning: UnitMeaning
  readonly divisionIds: readonly string[]
}

/** The divisions a measure's names come to; names outside the bureau come to none, undecided ones are listed. */
export interface Resolution {
  readonly divisionIds: readonly string[]
  readonly outside: readonly string[]
  readonly open: readonly { readonly name: string; readonly kind: UnitKind }[]
}

/** Understands the names of one measure with what the bureau knows and what was decided. */
export function resolveUnits(
  names: readonly string[],
  known: {
    readonly measureId: string
    readonly divisionByName: ReadonlyMap<string, string>
    readonly offices: readonly string[]
    readonly matches: readonly UnitMatch[]
  },
): Resolution {
  const divisionIds = new Set<string>()
  const outside: string[] = []
  const open: { name: string; kind: UnitKind }[] = []
  for (const name of names) {
    const match = matchFor(name, known)
    if (match?.meaning === 'outside') outside.push(name)
    else if (match?.meaning === 'all-offices') for (const id of known.offices) divisionIds.add(id)
    else if (match !== null) for (const id of match.divisionIds) divisionIds.add(id)
    else open.push({ name, kind: kindOfUnit(name) })
  }
  return { divisionIds: [...divisionIds], outside, open }
}

function matchFor(
  name: string,
  known: Parameters<typeof resolveUnits>[1],
): Omit<UnitMatch, 'name' | 'measureId'> | null {
  const own = known.matches.find((m) => m.name === name && m.measureId === known.measureId)
  const shared = known.matches.find((m) => m.name === name && m.measureId === null)
  if (own ?? shared) return own ?? shared ?? null
  if (kindOfUnit(name) === 'all-offices') return { meaning: 'all-offices', divisionIds: [] }
  const id = known.divisionByName.get(name)
  return id === undefined ? null : { meaning: 'divisions', divisionIds: [id] }
}

/** The names that were settled for each of two measures, and whether with the same divisions. */
export function namesSettledTwice(
  matches: readonly UnitMatch[],
  measures: { readonly first: string; readonly second: string },
): readonly { readonly name: string; readonly agreed: boolean }[] {
  const of = (measureId: string) => matches.filter((match) => match.measureId === measureId)
  return of(measures.first).flatMap((one) => {
    const other = of(measures.second).find((match) => match.name === one.name)
    return other === undefined ? [] : [{ name: one.name, agreed: meansTheSame(one, other) }]
  })
}

function meansTheSame(one: UnitMatch, other: UnitMatch): boolean {
  const ids = new Set(other.divisionIds)
  return (
    one.meaning === other.meaning &&
    one.divisionIds.length === ids.size &&
    one.divisionIds.every((id) => ids.has(id))
  )
}
