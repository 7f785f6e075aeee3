import { isId } from '../../../../kernel/id.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { Db } from '../../../../platform/database/database.ts'
import type { DictionaryWord } from '../domain/checks/wording.ts'

/** A word as the bureau keeps it. */
export interface KeptWord extends DictionaryWord {
  readonly id: string
  readonly addedByName: string
  readonly addedOn: CivilDate
  readonly endedOn: CivilDate | null
}

/** The words in use, and after them those that ended. */
export async function listDictionary(db: Db): Promise<readonly KeptWord[]> {
  return db
    .selectFrom('publication.dictionary_word')
    .select([
      'id',
      'word',
      'instead',
      'reason',
      'added_by_name as addedByName',
      'added_on as addedOn',
      'ended_on as endedOn',
    ])
    .orderBy('ended_on', (order) => order.desc().nullsFirst())
    .orderBy('word')
    .orderBy('id')
    .limit(5000)
    .execute()
}

/** Adds a word; false where it is in use already. */
export async function insertDictionaryWord(db: Db, word: Omit<KeptWord, 'endedOn'>): Promise<boolean> {
  const done = await db
    .insertInto('publication.dictionary_word')
    .values({
      id: word.id,
      word: word.word,
      instead: word.instead,
      reason: word.reason,
      added_by_name: word.addedByName,
      added_on: word.addedOn,
    })
    .onConflict((conflict) => conflict.column('word').where('ended_on', 'is', null).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Ends a word; the word, or null where none of that id was in use. */
export async function endDictionaryWord(db: Db, id: string, on: CivilDate): Promise<string | null> {
  if (!isId(id)) return null
  const row = await db
    .updateTable('publication.dictionary_word')
    .set({ ended_on: on })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('word')
    .executeTakeFirst()
  return row?.word ?? null
}

/** A word that was found to be right in a sentence, which is known by its hash only. */
export interface ClearedWord {
  readonly word: string
  readonly sentenceHash: string
  readonly reason: string
  readonly byName: string
}

export async function listClearedWords(db: Db, words: readonly string[]): Promise<readonly ClearedWord[]> {
  if (words.length === 0) return []
  return db
    .selectFrom('publication.cleared_word')
    .select(['word', 'sentence_hash as sentenceHash', 'reason', 'cleared_by_name as byName'])
    .where('word', 'in', words)
    .execute()
}

export async function upsertClearedWord(
  db: Db,
  cleared: ClearedWord & { readonly on: CivilDate },
): Promise<void> {
  const row = { reason: cleared.reason, cleared_by_name: cleared.byName, cleared_on: cleared.on }
  await db
    .insertInto('publication.cleared_word')
    .values({ word: cleared.word, sentence_hash: cleared.sentenceHash, ...row })
    .onConflict((conflict) => conflict.columns(['word', 'sentence_hash']).doUpdateSet(row))
    .execute()
}
