import type { OnSealed } from '../../../platform/manifest/publication-sealed.ts'
import { forgetWords } from '../../ground/duties/index.ts'
import { emptyDocumentOf } from './store/documents.ts'
import { emptyHistoryOf } from './store/history-documents.ts'

/**
 * A document whose page was sealed keeps its number and days; its title and files are out of reach (K-31): what leaked is
 * not registered by its title (conventions 10.1).
 */
export const forgetDocument: OnSealed = async (work, { publicationId, titles, instead }) => {
  const past = await emptyHistoryOf(work.db, publicationId, instead)
  if (past.length > 0) return []
  const emptied = await emptyDocumentOf(work.db, publicationId, instead)
  if (emptied === null) return []
  await forgetWords(work, { subjects: [`document:${emptied.id}`], words: titles, instead })
  return emptied.hashes
}
