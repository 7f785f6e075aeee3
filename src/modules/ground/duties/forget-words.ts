import type { Work } from '../../../platform/work/work.ts'
import { forgetLetters, listLetters, replaceInDuties, replaceInMessages } from './store/titles.ts'
import type { WordsToForget } from './store/titles.ts'

/**
 * Takes words that nobody may read any more out of duties and messages: what was sealed is named by nothing (K-31). What
 * people wrote to each other about such a duty may quote it in words of its own and goes whole.
 */
export async function forgetWords(work: Pick<Work, 'db'>, forget: WordsToForget): Promise<void> {
  const letters = await listLetters(work.db, forget.subjects)
  const all = { ...forget, words: [...forget.words, ...letters] }
  await replaceInDuties(work.db, all)
  await replaceInMessages(work.db, all)
  await forgetLetters(work.db, forget)
}
