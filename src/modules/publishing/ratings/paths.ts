/** The public register; each kind under it. */
export const RATINGS_PATH = '/djpd'
/** The register in the workbench. */
export const RATINGS_DESK = '/workbench/ratings'
/** The column in which the register is public. */
export const RATINGS_COLUMN = 'djpd'
/** The ledger's and the duties' name of the register. */
export const RATINGS_SUBJECT = 'ratings:register'

/** The ledger's and the duties' name of a rating. */
export function ratingSubject(id: string): string {
  return `rating:${id}`
}
