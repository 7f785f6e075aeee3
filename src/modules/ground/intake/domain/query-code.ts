import { foldWidth } from '../../../../kernel/chinese-text.ts'

export const CODE_DIGITS = 12

/** A query code as people read it aloud and copy it: digits in groups of four. */
export function inGroups(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** A query code as typed, with spaces, hyphens and full-width digits; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const digits = foldWidth(typed).replace(/[\s\-–—‐]/g, '')
  return digits.length === CODE_DIGITS && /^\d+$/.test(digits) ? digits : null
}

/** A case number as typed: 「纠〔2026〕87号」, 「2026 87」, 「２０２６－８７」; null when year or number is missing. */
export function readNumber(typed: string): { readonly year: number; readonly number: number } | null {
  const found = /(?<!\d)((?:19|20)\d{2})\D+(\d{1,7})(?!\d)/.exec(foldWidth(typed))
  const [, year = '', number = ''] = found ?? []
  return found === null || Number(number) === 0 ? null : { year: Number(year), number: Number(number) }
}

/** A case number as it is said and typed again: 「2026 87」. */
export function spokenNumber(numbered: { readonly year: number; readonly number: number }): string {
  return `${String(numbered.year)} ${String(numbered.number)}`
}
