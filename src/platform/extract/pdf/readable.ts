/** Whether the characters a PDF gives are those a person sees: a font without its table yields one sign or nonsense. */
export function isReadable(text: string): boolean {
  const characters = Array.from(text.replace(/\s/gu, ''))
  if (characters.length === 0) return false
  const share = (pattern: RegExp) =>
    characters.filter((each) => pattern.test(each)).length / characters.length
  if (share(/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u) > 0.1) return false
  // eslint-disable-next-line no-control-regex -- codes of a font, not characters
  if (share(/[\0-\x1f\x7f-\x9f\ufffd]/) > 0.05) return false
  if (characters.length > 20 && largestShare(characters) > 0.5) return false
  // Chinese shown in a Latin font reads as accented letters.
  return share(/[\u00a1-\u024f]/) < 0.25 || share(/\p{Script=Han}/u) > 0.2
}

function largestShare(characters: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const each of characters) counts.set(each, (counts.get(each) ?? 0) + 1)
  return Math.max(...counts.values()) / characters.length
}
