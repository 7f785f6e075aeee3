import type { Db } from '../../../platform/database/database.ts'
import { wordsOf } from '../../../platform/words/words.ts'
import { countEntries, findEntries } from './store.ts'
import type { Hit } from './store.ts'

/** What a search came to; `loosened` when nothing had all the words and those with some are shown. */
export interface Found {
  readonly words: readonly string[]
  readonly hits: readonly Hit[]
  readonly count: number
  readonly loosened: boolean
}

export const HITS_A_PAGE = 20

/** Searches everything released for all words of the query, else for any of them. */
export async function searchReleased(
  db: Db,
  query: { readonly text: string; readonly division: string | null; readonly page: number },
): Promise<Found> {
  const words = [...new Set(wordsOf(query.text))].slice(0, 30)
  if (words.length === 0) return { words, hits: [], count: 0, loosened: false }
  const asked = {
    words,
    division: query.division,
    limit: HITS_A_PAGE,
    offset: (query.page - 1) * HITS_A_PAGE,
  }
  const count = await countEntries(db, { ...asked, all: true })
  if (count > 0 || words.length === 1)
    return {
      words,
      count,
      hits: count === 0 ? [] : await findEntries(db, { ...asked, all: true }),
      loosened: false,
    }
  const some = await countEntries(db, { ...asked, all: false })
  return {
    words,
    count: some,
    hits: some === 0 ? [] : await findEntries(db, { ...asked, all: false }),
    loosened: true,
  }
}
