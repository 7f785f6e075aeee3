import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { itemName, RowContent } from './inventory-row.ts'

const Day = z.custom<CivilDate>((text) => typeof text === 'string' && isCivilDate(text))

/** A version as it was released: everything that its page shows, so that it stays what it was. */
export const ReleasedInventory = z.object({
  number: z.number(),
  effectiveFrom: Day,
  note: z.string(),
  rows: z.array(z.object({ itemId: z.string(), content: RowContent })),
})
export type ReleasedInventory = z.infer<typeof ReleasedInventory>
export type ReleasedRow = ReleasedInventory['rows'][number]

/** Since when each item has been in the inventory without a break, up to the version given. */
export function sinceOf(
  versions: readonly ReleasedInventory[],
  inForce: ReleasedInventory,
): ReadonlyMap<string, CivilDate> {
  const back = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= inForce.effectiveFrom)
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom ? b.number - a.number : a.effectiveFrom < b.effectiveFrom ? 1 : -1,
    )
  return new Map(
    inForce.rows.map(({ itemId }) => {
      const firstWithout = back.findIndex(({ rows }) => !rows.some((row) => row.itemId === itemId))
      const unbroken = firstWithout === -1 ? back : back.slice(0, firstWithout)
      return [itemId, unbroken.at(-1)?.effectiveFrom ?? inForce.effectiveFrom]
    }),
  )
}

/** Rows in which every word that was asked for occurs somewhere. */
export function rowsWith(rows: readonly ReleasedRow[], query: string): readonly ReleasedRow[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ content }) => {
    const text = wordsOfRow(content).normalize('NFKC').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Everything of a row that can be looked for. */
export function wordsOfRow(content: RowContent): string {
  const { elements, bases, limit, subject, divisionName } = content
  return [itemName(content), ...elements, ...bases, limit.text, subject, divisionName].join('\n')
}
