import type { Work } from '../../../platform/work/work.ts'
import { replaceInDuties, replaceInMessages } from './store/titles.ts'
import type { WordsToForget } from './store/titles.ts'

/** Takes words that nobody may read any more out of duties and messages: what was sealed is named by nothing (K-31). */
export async function forgetWords(work: Pick<Work, 'db'>, forget: WordsToForget): Promise<void> {
  await replaceInDuties(work.db, forget)
  await replaceInMessages(work.db, forget)
}
