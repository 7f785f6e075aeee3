import { withoutSpace } from '../../../../kernel/chinese-text.ts'
import { fieldNames, fieldTexts, itemName } from './inventory-row.ts'
import type { FieldName, InventoryRow, PlaceNames, RowContent } from './inventory-row.ts'
import { isLonger, limitName } from './limit-rule.ts'

/** One field of an item before and after. */
export interface FieldDifference {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** How one item differs between two versions. */
export interface RowDifference {
  readonly kind: 'added' | 'changed' | 'removed'
  readonly itemId: string
  readonly name: string
  readonly fields: readonly FieldDifference[]
  /** Null where none was given yet. */
  readonly reason: string | null
}

export const differenceNames: Readonly<Record<RowDifference['kind'], string>> = {
  added: '增加',
  changed: '修改',
  removed: '删去',
}

/** Everything that was added, changed or removed between two versions, in the order of the table. */
export function differencesBetween(
  before: readonly InventoryRow[],
  after: readonly InventoryRow[],
  more: { readonly names: PlaceNames; readonly removals: ReadonlyMap<string, string> },
): readonly RowDifference[] {
  const old = new Map(before.map((row) => [row.itemId, row]))
  const kept = new Set(after.map(({ itemId }) => itemId))
  const gone = before.filter(({ itemId }) => !kept.has(itemId))
  return [
    ...after.flatMap((row): readonly RowDifference[] => {
      const { itemId, content, reason } = row
      const base = { itemId, name: itemName(content), reason }
      const earlier = old.get(itemId)
      if (earlier === undefined) return [{ ...base, kind: 'added', fields: [] }]
      if (isSame(earlier.content, content)) return []
      return [{ ...base, kind: 'changed', fields: fieldDifferences(earlier.content, content, more.names) }]
    }),
    ...gone.map(({ itemId, content }) => ({
      kind: 'removed' as const,
      itemId,
      name: itemName(content),
      fields: [],
      reason: more.removals.get(itemId) ?? null,
    })),
  ]
}

/** Both were read by one schema, so their keys stand in one order. */
function isSame(a: RowContent, b: RowContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The fields in which two rows differ. */
export function fieldDifferences(
  before: RowContent,
  after: RowContent,
  names: PlaceNames,
): readonly FieldDifference[] {
  const [old, now] = [fieldTexts(before, names), fieldTexts(after, names)]
  return FIELDS.flatMap((field) =>
    old[field] === now[field] ? [] : [{ label: fieldNames[field], before: old[field], after: now[field] }],
  )
}

const FIELDS = Object.keys(fieldNames).filter((name): name is FieldName => Object.hasOwn(fieldNames, name))

/** What a comparison with a reference catalogue (参考目录) found. */
export interface ReferenceFinding {
  readonly kind: 'missing' | 'extra' | 'longer-limit' | 'missing-element'
  readonly name: string
  readonly ours: string
  readonly theirs: string
}

export const findingNames: Readonly<Record<ReferenceFinding['kind'], string>> = {
  missing: '本局没有',
  extra: '本局多出',
  'longer-limit': '时限更长',
  'missing-element': '缺要素',
}

/**
 * Ours against a reference catalogue: items that are missing or extra, limits that leave more time, elements that are not
 * there. Items are the same where their names are; the second and third level alone decide where only one fits.
 */
export function compareWithReference(
  ours: readonly RowContent[],
  reference: readonly RowContent[],
): readonly ReferenceFinding[] {
  const pairs = reference.map((theirs) => ({ theirs, own: counterpart(theirs, ours) }))
  const met = new Set(pairs.map(({ own }) => own))
  return [
    ...pairs.flatMap(({ theirs, own }) => (own === null ? [missing(theirs)] : between(own, theirs))),
    ...ours
      .filter((row) => !met.has(row))
      .map((row) => ({
        kind: 'extra' as const,
        name: itemName(row),
        ours: joinList(row.elements),
        theirs: '',
      })),
  ]
}

function missing(theirs: RowContent): ReferenceFinding {
  return { kind: 'missing', name: itemName(theirs), ours: '', theirs: joinList(theirs.elements) }
}

function between(own: RowContent, theirs: RowContent): readonly ReferenceFinding[] {
  const name = itemName(own)
  const text = own.elements.map(bare).join('\n')
  const lacking = theirs.elements.filter((element) => !text.includes(bare(element)))
  return [
    ...(isLonger(own.limit.rule, theirs.limit.rule)
      ? [
          {
            kind: 'longer-limit' as const,
            name,
            ours: `${own.limit.text}（${limitName(own.limit.rule)}）`,
            theirs: `${theirs.limit.text}（${limitName(theirs.limit.rule)}）`,
          },
        ]
      : []),
    ...(lacking.length > 0
      ? [{ kind: 'missing-element' as const, name, ours: joinList(own.elements), theirs: joinList(lacking) }]
      : []),
  ]
}

function counterpart(theirs: RowContent, ours: readonly RowContent[]): RowContent | null {
  const whole = ours.find((own) => bare(itemName(own)) === bare(itemName(theirs)))
  if (whole !== undefined) return whole
  const lower = ours.filter((own) => lowerKey(own) === lowerKey(theirs))
  return lower.length === 1 ? (lower[0] ?? null) : null
}

function lowerKey({ level2, level3 }: RowContent): string {
  return bare(`${level2}›${level3}`)
}

/** Without spaces and punctuation, which tables set as they like. */
function bare(text: string): string {
  return withoutSpace(text.normalize('NFKC')).replace(/[\p{P}\p{S}]/gu, '')
}

function joinList(items: readonly string[]): string {
  return items.join('；')
}
