const SIZE = 5

/** The overlapping runs of five characters of a text, without spaces and punctuation. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const plain = Array.from(text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, ''))
  const found = new Set<string>()
  for (let at = 0; at + SIZE <= plain.length; at += 1) found.add(plain.slice(at, at + SIZE).join(''))
  return found
}

/** How much of a text stands in another, in percent of its runs of five characters; 0 for a text too short to say. */
export function similarity(text: string, other: string): number {
  const own = shinglesOf(text)
  if (own.size === 0) return 0
  const known = shinglesOf(other)
  return Math.round((100 * [...own].filter((shingle) => known.has(shingle)).length) / own.size)
}

/** Which paragraph stands most in another text, counted from 1, with its share; null where there is nothing to compare. */
export function closestParagraph(
  paragraphs: readonly string[],
  other: string,
): { readonly number: number; readonly percent: number } | null {
  const shares = paragraphs.map((text, at) => ({ number: at + 1, percent: similarity(text, other) }))
  return shares.reduce<{ readonly number: number; readonly percent: number } | null>(
    (most, share) => (most === null || share.percent > most.percent ? share : most),
    null,
  )
}
