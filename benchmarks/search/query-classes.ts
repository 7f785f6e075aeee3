import type { SearchQuery } from '../../src/modules/ground/search/search-released.ts'
import { wordsOf } from '../../src/platform/words/words.ts'
import type { Corpus } from './entries.ts'

const QUERIES = 10
const ANY = { column: null, division: null, year: null }

/** Ten queries of each kind, by how much of the corpus has their words. */
export function queryClasses(corpus: Corpus): readonly { name: string; queries: readonly SearchQuery[] }[] {
  const words = [...corpus.frequency].filter(([word]) => word.length > 1 && wordsOf(word).length === 1)
  const between = (least: number, most: number) =>
    words
      .filter(([, count]) => count >= least * corpus.entries && count <= most * corpus.entries)
      .map(([word]) => word)
      .slice(0, QUERIES * 2)
  const veryCommon = between(0.33, 1)
  const common = between(0.08, 0.2)
  const medium = between(0.005, 0.012)
  const rare = words.filter(([, count]) => count >= 7 && count <= 20).map(([word]) => word)
  const pairs = (a: readonly string[], b: readonly string[]) =>
    a.map((word, place) => `${word} ${b[place % b.length] ?? ''}`)
  const turned = [...veryCommon].reverse()
  return [
    { name: 'rare (7–20 entries)', queries: asked(rare) },
    { name: 'medium (0.5–1.2 %)', queries: asked(medium) },
    { name: 'common (8–20 %)', queries: asked(common) },
    { name: 'very common (over 33 %)', queries: asked(veryCommon) },
    { name: 'two very common', queries: asked(pairs(veryCommon, turned)) },
    { name: 'very common and common', queries: asked(pairs(common, veryCommon)) },
    { name: 'very common and rare', queries: asked(pairs(rare, veryCommon)) },
    { name: 'quoted phrase', queries: asked(corpus.bodies.map((body) => `“${body.slice(20, 28)}”`)) },
    { name: 'document number', queries: asked(numbered()) },
    { name: 'very common, one division', queries: asked(veryCommon, { ...ANY, division: '艺术处' }) },
    { name: 'division only', queries: asked(['', '', ''], { ...ANY, division: '艺术处' }) },
    { name: 'nothing (nonsense)', queries: asked(['犀牴舵', '囧囧囧', '龘靐齉']) },
    { name: 'empty box', queries: asked(['']) },
  ]
}

function asked(texts: readonly string[], filters: SearchQuery['filters'] = ANY): readonly SearchQuery[] {
  return texts.slice(0, QUERIES).map((text) => ({ text, filters, page: 1 }))
}

function numbered(): readonly string[] {
  return Array.from(
    { length: QUERIES },
    (_none, place) => `示文旅发〔${String(2017 + place)}〕${String(place + 5000)}号`,
  )
}
