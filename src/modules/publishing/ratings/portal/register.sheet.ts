import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { SheetSpec } from '../../../../platform/sheets/sheet-spec.ts'
import { ratingLabels } from '../domain/read-rating.ts'
import type { PublicRating, ReleasedRegister } from '../domain/rating.ts'
import { standingNames } from '../domain/standing.ts'
import type { RatingStanding } from '../domain/standing.ts'

/** The register as on a day as a workbook; its heads are those of the import, so that it can come back. */
export function registerSheet(
  register: ReleasedRegister,
  found: readonly { readonly rating: PublicRating; readonly standing: RatingStanding }[],
  about: { readonly day: CivilDate; readonly demo: boolean },
): SheetSpec {
  const names = new Map(register.kinds.map(({ id, name }) => [id, name]))
  return {
    name: '等级评定',
    title: '等级（星级）评定登记册',
    right: `截至 ${about.day}`,
    demo: about.demo,
    columns: [
      { head: ratingLabels.kind, width: 6 },
      { head: ratingLabels.name, width: 20, align: 'left' },
      { head: ratingLabels.level, width: 5 },
      { head: ratingLabels.documentNumber, width: 14, align: 'left' },
      { head: ratingLabels.grantedOn, width: 7 },
      { head: ratingLabels.validUntil, width: 7 },
      { head: ratingLabels.revokedOn, width: 7 },
      { head: ratingLabels.revokedBecause, width: 12, align: 'left' },
      { head: '状态', width: 5 },
    ],
    rows: found.map(({ rating, standing }) => [
      names.get(rating.kindId) ?? '',
      rating.name,
      rating.level,
      rating.documentNumber,
      rating.grantedOn,
      rating.validUntil,
      rating.revokedOn,
      rating.revokedBecause,
      standingNames[standing],
    ]),
    orientation: 'landscape',
  }
}
