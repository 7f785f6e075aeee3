import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding } from './finding.ts'
import { literally } from './literally.ts'

/** A word that the bureau does not write, or writes otherwise. */
export interface DictionaryWord {
  readonly word: string
  /** What stands there instead; null where the word is simply not used. */
  readonly instead: string | null
  readonly reason: string
}

/** Words of the bureau's dictionary; no other language checking is claimed. A word within its own correction is right. */
export function findWording(text: CheckedText, dictionary: readonly DictionaryWord[]): readonly Finding[] {
  return dictionary.flatMap(({ word, instead, reason }) =>
    occurrences(text, literally(word, { notWithin: instead === null ? [] : [instead] })).map(({ place }) => ({
      kind: 'wording',
      ...place,
      reason: instead === null ? `不用「${word}」：${reason}` : `「${word}」应写「${instead}」：${reason}`,
      severity: 'asks',
    })),
  )
}
