export { relationNames } from './domain/publication.ts'
export type {
  PublicationPart,
  Relation,
  RelationKind,
  SiteColumn,
  VisiblePublication,
} from './domain/publication.ts'
export { relatePublications } from './relate-publications.ts'
export { openReleasedFile } from './files.ts'
export { contentHash, releasePublication } from './release-publication.ts'
export type { Release } from './release-publication.ts'
export { getColumn, listColumns } from './store/columns.ts'
export { listRelations } from './store/relations.ts'
export { listVersions } from './store/versions.ts'
export {
  findVisible,
  listVisible,
  listVisibleIds,
  listVisiblePages,
  listVisibleParts,
} from './store/visible.ts'
