const MOST = 5
const CLOSE_ENOUGH = 0.34

/** Words of the site that are written much like what was asked, the closest first; for a query that found nothing. */
export function nearestWords(asked: string, known: readonly string[]): readonly string[] {
  const characters = new Set(Array.from(asked.toLowerCase()).filter((c) => /[\p{L}\p{N}]/u.test(c)))
  if (characters.size === 0) return []
  return known
    .map((word) => ({ word, likeness: likeness(characters, word) }))
    .filter(({ word, likeness: value }) => value >= CLOSE_ENOUGH && word !== asked)
    .sort((a, b) => b.likeness - a.likeness || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word)
}

function likeness(asked: ReadonlySet<string>, word: string): number {
  const own = new Set(Array.from(word))
  const shared = [...own].filter((character) => asked.has(character)).length
  return (2 * shared) / (own.size + asked.size)
}
