import type { Measure } from './measure.ts'

/** The heading of the chapter in which a measure stands, as the source prints it; null where the measure is itself a chapter. */
export function chapterTitle(sourceText: string, measure: Pick<Measure, 'path' | 'places'>): string | null {
  const [number] = measure.path
  if (number === undefined || measure.path.length < 2) return null
  const start = measure.places.number?.start ?? measure.places.text[0]?.start ?? 0
  const lines = sourceText.slice(0, start).split('\n')
  const heading = lines.findLast((line) => isHeading(line.trim(), number))
  return heading === undefined ? null : heading.trim().replace(/。.*$/u, '')
}

/** A short line that begins with the number and a sign that closes it. */
function isHeading(line: string, number: string): boolean {
  return line.startsWith(number) && line.length <= LONGEST && /^[、.．:：\s]/u.test(line.slice(number.length))
}

const LONGEST = 60
