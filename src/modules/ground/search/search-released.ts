import type { Db } from '../../../platform/database/database.ts'
import { wordsOf } from '../../../platform/words/words.ts'
import { facetsOf } from './domain/facets.ts'
import type { Facets, Filters } from './domain/facets.ts'
import { nearestWords } from './domain/nearest.ts'
import { parseQuery } from './domain/query.ts'
import type { ParsedQuery } from './domain/query.ts'
import { learnKnownWords } from './known-words.ts'
import { countAllByFacet, countByFacet, findEntries, listNewest, listNewestTitles } from './store.ts'
import type { Hit } from './store.ts'

/** What a search came to; `loosened` when nothing had all the words and those with some are shown. */
export interface Found {
  readonly marks: readonly string[]
  readonly hits: readonly Hit[]
  readonly facets: Facets
  readonly loosened: boolean
  /** Words of the site like those that found nothing. */
  readonly nearest: readonly string[]
}

export interface SearchQuery {
  readonly text: string
  readonly filters: Filters
  readonly page: number
}

export const HITS_A_PAGE = 20
const TITLES_TO_LEARN_FROM = 2000

/** Searches everything released for all words of the query, else for any of them; without words, lists by filters. */
export async function searchReleased(db: Db, search: SearchQuery): Promise<Found> {
  const parsed = parseQuery(search.text, { wordsOf, meanings: await learnKnownWords(db) })
  if (parsed.terms.length === 0) return search.text === '' ? listing(db, search) : nothing(db, search)
  const strict = await findAsked(db, { parsed, search, all: true })
  if (strict !== null) return strict
  const loose = parsed.terms.length === 1 ? null : await findAsked(db, { parsed, search, all: false })
  return loose ?? nothing(db, search)
}

async function findAsked(
  db: Db,
  {
    parsed,
    search,
    all,
  }: { readonly parsed: ParsedQuery; readonly search: SearchQuery; readonly all: boolean },
): Promise<Found | null> {
  const asked = { query: all ? parsed : { terms: parsed.terms, phrases: [] }, all }
  const facets = facetsOf(await countByFacet(db, asked), search.filters)
  // Something has the words, though not under these filters: that is an answer, and the counts say where.
  const isAnywhere = [facets.columns, facets.divisions, facets.years].some((values) => values.length > 0)
  if (facets.count === 0 && !isAnywhere) return null
  const wanted = {
    ...search,
    facets,
    limit: HITS_A_PAGE,
    offset: (search.page - 1) * HITS_A_PAGE,
  }
  return {
    marks: parsed.marks,
    hits: facets.count === 0 ? [] : await findEntries(db, asked, wanted),
    facets,
    loosened: !all,
    nearest: [],
  }
}

async function listing(db: Db, { filters, page }: SearchQuery): Promise<Found> {
  const facets = facetsOf(await countAllByFacet(db), filters)
  const isAsked = Object.values(filters).some((value) => value !== null)
  const place = { limit: HITS_A_PAGE, offset: (page - 1) * HITS_A_PAGE }
  const hits = isAsked ? await listNewest(db, { filters, ...place }) : []
  return { marks: [], hits, facets, loosened: false, nearest: [] }
}

async function nothing(db: Db, { text, filters }: SearchQuery): Promise<Found> {
  const titles = await listNewestTitles(db, TITLES_TO_LEARN_FROM)
  const known = [...new Set(titles.flatMap((title) => wordsOf(title)))].filter((word) => word.length > 1)
  const facets = facetsOf([], filters)
  return { marks: [], hits: [], facets, loosened: false, nearest: nearestWords(text, known) }
}
