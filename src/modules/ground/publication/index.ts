export type { PublicationPart, SiteColumn, VisiblePublication } from './domain/publication.ts'
export { contentHash, releasePublication } from './release-publication.ts'
export type { Release } from './release-publication.ts'
export {
  findVisible,
  getColumn,
  listVersions,
  listVisible,
  listVisibleIds,
  listVisibleParts,
} from './store.ts'
