import type { OnSealed } from '../../../platform/manifest/publication-sealed.ts'
import { renameReleased } from './store/evidence.ts'

/** Evidence that is a page of this site names it no more once it was sealed (K-31). */
export const forgetEvidence: OnSealed = async (work, { paths, instead }) => {
  await renameReleased(work.db, paths, instead)
  return []
}
