import type { Span } from './plan-reading.ts'

/** The place of what stands inside the brackets of a notation, without the punctuation around it. */
export function insideBrackets(text: string): Span {
  const start = /^[\s()。;,]*/u.exec(text)?.[0].length ?? 0
  let end = text.length
  while (end > start && /[\s。;,]/u.test(text.charAt(end - 1))) end--
  let open = 0
  for (const sign of text.slice(start, end)) open += sign === '(' ? 1 : sign === ')' ? -1 : 0
  while (open < 0 && text.charAt(end - 1) === ')') {
    end--
    open++
  }
  return { start, end }
}

/** Where one bracket closes and the next opens, (责任单位:A)(完成时限:B), a semicolon divides them. */
export function withoutSeams(text: string): string {
  if (!text.includes(')')) return text
  let open = 0
  let seam = false
  return text.replace(/[()]/gu, (sign, at: number) => {
    if (sign === ')' && open === 0) {
      seam = /^[\s。;,、]*\(/u.test(text.slice(at + 1))
      return seam ? ';' : sign
    }
    if (sign === '(' && seam) {
      seam = false
      return ' '
    }
    open += sign === '(' ? 1 : -1
    return sign
  })
}
