import { actorName, holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import { learnWords, wordsOf } from '../../../platform/words/words.ts'
import type { Work } from '../../../platform/work/work.ts'
import { deleteWord, listWords, upsertWord } from './store.ts'

export const REBUILD = 'search.rebuild'

/** Tells the segmenter the bureau's own words, and gives what else they mean. */
export async function learnKnownWords(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const words = await listWords(db)
  learnWords(words.map(({ word }) => word))
  return new Map(words.map(({ word, means }) => [word.toLowerCase(), means]))
}

/** Keeps a word together from now on, and finds with it what else it means; only the openness office may. */
export async function addWord(
  work: Work,
  added: { readonly word: string; readonly means: readonly string[] },
): Promise<void> {
  refuseOthers(work)
  const isNew = !wordsOf(added.word).includes(added.word.toLowerCase())
  await upsertWord(work.db, { ...added, addedBy: actorName(work.actor), addedAt: work.now })
  await work.record({ subject: `word:${added.word}`, action: 'word-added', after: added })
  if (isNew) await work.enqueue(REBUILD, {})
}

/** Takes a word out of the bureau's own; refuses one that is not there. */
export async function removeWord(work: Work, word: string): Promise<void> {
  refuseOthers(work)
  if (!(await deleteWord(work.db, word)))
    throw new Refusal('absent', 'no-word', `词表里没有「${word}」，可能已经删掉了。`)
  await work.record({ subject: `word:${word}`, action: 'word-removed' })
  await work.enqueue(REBUILD, {})
}

function refuseOthers(work: Work): void {
  if (!holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '检索词表由办公室维护。')
}
