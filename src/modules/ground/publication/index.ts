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
export { findVisible, listVisible, listVisibleIds, listVisibleParts } from './store/visible.ts'
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
export { loadPackage } from './load-package.ts'
export type { LoadedPackage } from './load-package.ts'
export { readBody } from './domain/read-body.ts'
export type { Block, Body } from './domain/blocks.ts'
export { getDraft, insertDraftRelation } from './store/drafts.ts'
