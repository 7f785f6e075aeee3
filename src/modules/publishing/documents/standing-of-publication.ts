import type { StandingOf } from '../../../platform/manifest/publication-standing.ts'
import { bannerOn, isAmendedOn, validityNames, validityOn } from './domain/validity.ts'
import { findPublicDocument } from './store/public-documents.ts'

/** 有效性 of the document behind a page, as its page shows it (conventions §4.3). */
export const standingOfPublication: StandingOf = async ({ db, today }, publicationId) => {
  const document = await findPublicDocument(db, publicationId)
  if (document === null) return null
  const word = validityNames[validityOn(document, today)]
  return {
    words: isAmendedOn(document, today) ? `${word}，已修改` : word,
    banner: bannerOn(document, today),
  }
}
