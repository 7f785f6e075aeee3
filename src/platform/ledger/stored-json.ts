import { canonical } from '../work/ledger.ts'

/** A string of JSON, or a number outside of one. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/**
 * The canonical form of what a jsonb column holds, from its text. A number that this program would have written otherwise
 * (1.0 for 1, digits beyond its precision) was not written by it: the form then differs, as the content does.
 */
export function canonicalOfStored(text: string | null): string | null {
  if (text === null) return null
  const form = canonical(JSON.parse(text))
  const strange = text.match(TOKEN)?.some((token) => !token.startsWith('"') && !isOwnNumber(token)) ?? false
  return strange ? `${form} ${text}` : form
}

/** Very large and very small numbers are spelled out by the database. */
function isOwnNumber(token: string): boolean {
  const own = String(Number(token))
  return own === token || own.includes('e')
}
