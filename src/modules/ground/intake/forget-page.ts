import type { OnSealed } from '../../../platform/manifest/publication-sealed.ts'
import { forgetWords } from '../duties/index.ts'
import { renamePages } from './store.ts'

/** A letter about a page that was sealed stays with its number; what the page was called is named no more (K-31). */
export const forgetPage: OnSealed = async (work, { paths, titles, instead }) => {
  const cases = await renamePages(work.db, paths, instead)
  await forgetWords(work, { subjects: cases.map((id) => `case:${id}`), words: titles, instead })
  return []
}
