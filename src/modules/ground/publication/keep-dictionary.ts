import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import type { DictionaryWord } from './domain/checks/wording.ts'
import { endDictionaryWord, insertDictionaryWord } from './store/dictionary.ts'

/** Adds words to the bureau's dictionary; answers with those that were in use already. */
export async function addDictionaryWords(
  work: Work,
  words: readonly DictionaryWord[],
): Promise<readonly string[]> {
  const known: string[] = []
  const added: string[] = []
  for (const word of words) {
    const fresh = await insertDictionaryWord(work.db, {
      ...word,
      id: work.newId(),
      addedByName: actorName(work.actor),
      addedOn: work.today,
    })
    ;(fresh ? added : known).push(word.word)
  }
  if (added.length > 0)
    await work.record({ subject: 'dictionary:wording', action: 'words-added', after: { words: added } })
  return known
}

/** Ends a word; texts are no longer checked for it. Refuses a word that is not in use. */
export async function endWord(work: Work, id: string): Promise<void> {
  const word = await endDictionaryWord(work.db, id, work.today)
  if (word === null) throw new Refusal('absent', 'no-word', '词库里没有在用的这个词，可能已经停用。')
  await work.record({ subject: 'dictionary:wording', action: 'word-ended', after: { word } })
}
