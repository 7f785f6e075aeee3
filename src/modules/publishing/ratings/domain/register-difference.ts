import { ratingLabels } from './read-rating.ts'
import type { PublicRating, RatingEntry, ReleasedRegister } from './rating.ts'

/** One element of a rating before and after. */
export interface FieldChange {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** A rating that the public would read otherwise. */
export interface RatingDifference {
  readonly id: string
  readonly kind: 'added' | 'changed' | 'gone'
  readonly rating: PublicRating
  readonly changes: readonly FieldChange[]
}

export const differenceNames: Readonly<Record<RatingDifference['kind'], string>> = {
  added: '新公布',
  changed: '改',
  gone: '不再公布',
}

const COMPARED = [
  'name',
  'level',
  'documentNumber',
  'grantedOn',
  'validUntil',
  'revokedOn',
  'revokedBecause',
] as const

/** What of a rating was changed, element by element. */
export function changedFields(before: RatingEntry, after: RatingEntry): readonly FieldChange[] {
  return COMPARED.flatMap((field) =>
    before[field] === after[field]
      ? []
      : [{ label: ratingLabels[field], before: before[field], after: after[field] }],
  )
}

/** What the public reads now against what would be released; empty where nothing changed. */
export function registerDifferences(
  before: ReleasedRegister | null,
  after: ReleasedRegister,
): readonly RatingDifference[] {
  const old = new Map((before?.ratings ?? []).map((rating) => [rating.id, rating]))
  const kept = new Set(after.ratings.map(({ id }) => id))
  const present = after.ratings.flatMap((rating): readonly RatingDifference[] => {
    const known = old.get(rating.id)
    if (known === undefined) return [{ id: rating.id, kind: 'added', rating, changes: [] }]
    const changes = [
      ...(known.kindId === rating.kindId
        ? []
        : [{ label: '类别', before: known.kindId, after: rating.kindId }]),
      ...changedFields(known, rating),
    ]
    return changes.length === 0 ? [] : [{ id: rating.id, kind: 'changed', rating, changes }]
  })
  const gone = [...old.values()].filter(({ id }) => !kept.has(id))
  return [
    ...present,
    ...gone.map((rating) => ({ id: rating.id, kind: 'gone' as const, rating, changes: [] })),
  ]
}
