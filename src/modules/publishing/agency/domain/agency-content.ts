import { z } from 'zod'

/** 机构职能 as it is released: every division with what of it is public. */
export const AgencyContent = z.object({
  divisions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['office', 'affiliate']),
      particulars: z.array(z.object({ label: z.string(), text: z.string(), telephone: z.boolean() })),
    }),
  ),
})
export type AgencyContent = z.infer<typeof AgencyContent>

/** One division on the public page. */
export type AgencyDivision = AgencyContent['divisions'][number]

/** How one division differs from what the public sees now. */
export interface AgencyDifference {
  readonly name: string
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** What the public sees now against what would be released; empty where nothing changed. */
export function agencyDifferences(
  before: AgencyContent | null,
  after: AgencyContent,
): readonly AgencyDifference[] {
  const old = new Map(before?.divisions.map((division) => [division.id, division]))
  const gone = (before?.divisions ?? []).filter(({ id }) => !after.divisions.some((now) => now.id === id))
  return [
    ...after.divisions.flatMap((division) => divisionDifferences(old.get(division.id) ?? null, division)),
    ...gone.map(({ name }) => ({ name, label: '处室', before: name, after: null })),
    ...orderDifference(before, after),
  ]
}

function divisionDifferences(
  before: AgencyDivision | null,
  after: AgencyDivision,
): readonly AgencyDifference[] {
  const { name } = after
  if (before === null) {
    const fresh = after.particulars.map(({ label, text }) => ({ name, label, before: null, after: text }))
    return fresh.length > 0 ? fresh : [{ name, label: '处室', before: null, after: name }]
  }
  const labels = new Set([...before.particulars, ...after.particulars].map(({ label }) => label))
  const textOf = (division: AgencyDivision, label: string) =>
    division.particulars.find((particular) => particular.label === label)?.text ?? null
  const renamed = before.name === name ? [] : [{ name, label: '名称', before: before.name, after: name }]
  return [
    ...renamed,
    ...[...labels].flatMap((label) => {
      const [old, now] = [textOf(before, label), textOf(after, label)]
      return old === now ? [] : [{ name, label, before: old, after: now }]
    }),
  ]
}

function orderDifference(before: AgencyContent | null, after: AgencyContent): readonly AgencyDifference[] {
  if (before === null) return []
  const order = (content: AgencyContent, other: AgencyContent) =>
    content.divisions
      .filter(({ id }) => other.divisions.some((division) => division.id === id))
      .map(({ id }) => id)
      .join()
  return order(before, after) === order(after, before)
    ? []
    : [{ name: '全部处室', label: '排列顺序', before: '原顺序', after: '新顺序' }]
}
