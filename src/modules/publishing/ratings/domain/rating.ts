import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { isCivilDate } from '../../../../kernel/civil-date.ts'

/** What is rated, with its levels, the highest first. */
export interface RatingKind {
  readonly id: string
  readonly name: string
  readonly levels: readonly string[]
}

const Day = z.custom<CivilDate>((day) => typeof day === 'string' && isCivilDate(day))

/** A rating as the public reads it: one holder, its level, from when to when, by which document. */
export const PublicRating = z.object({
  id: z.string(),
  kindId: z.string(),
  name: z.string(),
  level: z.string(),
  documentNumber: z.string(),
  grantedOn: Day,
  /** The last day on which it holds. */
  validUntil: Day.nullable(),
  /** From this day on it no longer holds. */
  revokedOn: Day.nullable(),
  revokedBecause: z.string().nullable(),
})
export type PublicRating = z.infer<typeof PublicRating>

/** What a clerk enters of a rating. */
export type RatingEntry = Omit<PublicRating, 'id'>

/** A rating as it is kept, with what the public does not see. */
export interface Rating extends PublicRating {
  readonly notRenewedBecause: string | null
  readonly struckBecause: string | null
  /** Counts up with each change, so that two who change at once are told. */
  readonly revision: number
  readonly changedByName: string
  readonly changedAt: Date
}

/** The register as it is released: the kinds in their order, the ratings sorted by kind, level and name. */
export const ReleasedRegister = z.object({
  kinds: z.array(z.object({ id: z.string(), name: z.string(), levels: z.array(z.string()) })),
  ratings: z.array(PublicRating),
})
export type ReleasedRegister = z.infer<typeof ReleasedRegister>

const byName = new Intl.Collator('zh-Hans-CN')

/** Ratings by kind, level and name, as a register lists them. */
export function inOrder<R extends PublicRating>(
  kinds: readonly RatingKind[],
  ratings: readonly R[],
): readonly R[] {
  const place = new Map(kinds.map(({ id }, index) => [id, index]))
  const rank = new Map(
    kinds.flatMap(({ id, levels }) => levels.map((level, index) => [`${id} ${level}`, index] as const)),
  )
  return ratings.toSorted(
    (a, b) =>
      (place.get(a.kindId) ?? 0) - (place.get(b.kindId) ?? 0) ||
      (rank.get(`${a.kindId} ${a.level}`) ?? 0) - (rank.get(`${b.kindId} ${b.level}`) ?? 0) ||
      byName.compare(a.name, b.name) ||
      (a.grantedOn < b.grantedOn ? -1 : 1),
  )
}

/** The register that would be released: without what was struck, in order. */
export function registerOf(kinds: readonly RatingKind[], ratings: readonly Rating[]): ReleasedRegister {
  const kept = ratings.filter(({ struckBecause }) => struckBecause === null)
  const used = kinds.filter(({ id }) => kept.some(({ kindId }) => kindId === id))
  return {
    kinds: used.map(({ id, name, levels }) => ({ id, name, levels: [...levels] })),
    ratings: inOrder(kinds, kept).map((rating) => PublicRating.parse(rating)),
  }
}
