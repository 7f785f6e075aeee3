export { columnTags, relationNames } from './domain/publication.ts'
export type {
  PublicationPart,
  Relation,
  RelationKind,
  SiteColumn,
  VisiblePublication,
} from './domain/publication.ts'
export { relatePublications } from './relate-publications.ts'
export { openReleasedFile } from './files.ts'
export { findPublicPage } from './find-public-page.ts'
export { changeColumn } from './change-column.ts'
export { enterOfficialAddress } from './enter-official-address.ts'
export { noteAnswer } from './check-links.ts'
export { watchLinks } from './watch-links.ts'
export { listLinksOf } from './store/links.ts'
export { contentHash, releasePublication } from './release-publication.ts'
export type { Release } from './release-publication.ts'
export { getColumn, listColumns } from './store/columns.ts'
export { listContentTypes } from './store/content-types.ts'
export { listRelations } from './store/relations.ts'
export { listVersions } from './store/versions.ts'
export {
  countVisibleByColumn,
  findVisible,
  listOfficialUrls,
  listVisible,
  listVisibleIds,
  listVisiblePages,
  listVisibleIdsAt,
  listVisibleParts,
} from './store/visible.ts'
export { addText, startCorrection, startPackage } from './start-package.ts'
export type { TextToStart } from './start-package.ts'
export { addDraftFile, saveDraft } from './save-draft.ts'
export { submitPackage } from './submit-package.ts'
export { checkDraft, isOpen } from './check-draft.ts'
export { answerFindings } from './answer-findings.ts'
export { addDictionaryWords } from './keep-dictionary.ts'
export { differenceByLine, differenceOf, isUnchanged } from './domain/text-difference.ts'
export type { LineDifference, Piece } from './domain/text-difference.ts'
export { recordSignature } from './record-signature.ts'
export type { RecordedSignature } from './record-signature.ts'
export { passGate, returnPackage } from './sign-gate.ts'
export { loadPackage, loadPackageFor } from './load-package.ts'
export type { LoadedPackage } from './load-package.ts'
export { readBody } from './domain/read-body.ts'
export { archivePublication, movePublication } from './move-publication.ts'
export { askWithdrawal, decideWithdrawal } from './withdraw-publication.ts'
export { reportSealing, sealPublication } from './seal-publication.ts'
export { askErasure } from './erase-sealed.ts'
export { wordsOfBody } from './domain/blocks.ts'
export type { Block, Body } from './domain/blocks.ts'
export { Article } from './domain/draft.ts'
export type { Draft } from './domain/draft.ts'
export {
  allowedPackageActions,
  DRAFTERS,
  mayDraftFor,
  mayReadPackage,
  packageStateNames,
} from './domain/package.ts'
export type { PackageState } from './domain/package.ts'
export { titleOf } from './gate-duties.ts'
export { listPackages } from './store/packages.ts'
export type { PackageLine } from './store/packages.ts'
export { listRoutesOf } from './store/content-types.ts'
export { getDraft, insertDraftRelation, listDraftRelations } from './store/drafts.ts'
