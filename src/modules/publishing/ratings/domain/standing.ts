import { addDays } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { PublicRating, Rating } from './rating.ts'

/** How a rating stands on a day. */
export type RatingStanding = 'in-force' | 'lapsed' | 'revoked'

export const standingNames: Readonly<Record<RatingStanding, string>> = {
  'in-force': '有效',
  lapsed: '已到期',
  revoked: '已取消',
}

/** How a rating stands on a day; null before it was granted. What ended it first decides. */
export function standingOn(
  { grantedOn, validUntil, revokedOn }: Pick<PublicRating, 'grantedOn' | 'validUntil' | 'revokedOn'>,
  day: CivilDate,
): RatingStanding | null {
  if (grantedOn > day) return null
  const lapsed = validUntil !== null && validUntil < day
  if (revokedOn !== null && revokedOn <= day && !(lapsed && validUntil < revokedOn)) return 'revoked'
  return lapsed ? 'lapsed' : 'in-force'
}

/** What a reader asks of the register. */
export interface RatingFilter {
  readonly words: string
  readonly kindId: string | null
  readonly level: string | null
  readonly standing: RatingStanding | null
}

/** The ratings that stand on a day and that are asked for, each with how it stands. */
export function ratingsOn(
  ratings: readonly PublicRating[],
  day: CivilDate,
  filter: RatingFilter,
): readonly { readonly rating: PublicRating; readonly standing: RatingStanding }[] {
  const words = filter.words.toLowerCase()
  return ratings.flatMap((rating) => {
    const standing = standingOn(rating, day)
    const fits =
      (filter.kindId === null || rating.kindId === filter.kindId) &&
      (filter.level === null || rating.level === filter.level) &&
      (filter.standing === null || standing === filter.standing) &&
      `${rating.name} ${rating.documentNumber}`.toLowerCase().includes(words)
    return standing !== null && fits ? [{ rating, standing }] : []
  })
}

/** Whether somebody has to say before its last day what becomes of a rating: renewed, revoked, or let run out. */
export function isToBeLookedAt(rating: Rating, today: CivilDate, daysBefore: number): boolean {
  const { validUntil, revokedOn, notRenewedBecause, struckBecause } = rating
  if (validUntil === null || revokedOn !== null || notRenewedBecause !== null || struckBecause !== null)
    return false
  return today <= validUntil && addDays(validUntil, -daysBefore) <= today
}
