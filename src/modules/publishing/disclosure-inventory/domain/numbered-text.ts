/** Between elements of one cell: 、 only where nothing stronger stands. */
const STRONG = /[；;\n]/
const WEAK = /、/
const FIRST_NUMBER = /^\s*1\s*[.．、](?!\d)\s*/

/** 公开内容（要素） as its elements: by their numbers, else line by line or between ；, else between 、. */
export function splitElements(text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n').trim()
  const parts = FIRST_NUMBER.test(plain) ? numbered(plain) : plain.split(STRONG.test(plain) ? STRONG : WEAK)
  return parts.map(tidied).filter((part) => part !== '')
}

/** The elements as one cell that `splitElements` takes apart again. */
export function joinElements(elements: readonly string[]): string {
  const [only = ''] = elements
  const isPlain = elements.length <= 1 && !STRONG.test(only) && !WEAK.test(only) && !FIRST_NUMBER.test(only)
  if (isPlain) return only
  // A space keeps 「2. 5A级」 from being read as the figure 2.5.
  return elements
    .map((element, place) => `${String(place + 1)}.${/^\d/.test(element) ? ' ' : ''}${element}`)
    .join('\n')
}

/** 公开依据 as a list: line by line, between ；, and where one 《…》 follows another. */
export function splitBases(text: string): readonly string[] {
  return text
    .split(/[；;\n]|(?<=》)[、，,]?\s*(?=《)/)
    .map(tidied)
    .filter((part) => part !== '')
}

/** The list of 公开依据 as one cell. */
export function joinBases(bases: readonly string[]): string {
  return bases.join('\n')
}

/**
 * Cut before each next number in its turn; a number out of turn belongs to the text. Where the second number begins a
 * line, all of them do.
 */
function numbered(text: string): readonly string[] {
  const before = /\n\s*2\s*[.．、](?!\d)/.test(text) ? '\\n' : '[；;。，,]'
  const parts: string[] = []
  let rest = text.replace(FIRST_NUMBER, '')
  for (let number = 2; ; number += 1) {
    const next = new RegExp(`${before}\\s*${String(number)}\\s*[.．、](?!\\d)`).exec(rest)
    if (next === null) return [...parts, rest]
    parts.push(rest.slice(0, next.index))
    rest = rest.slice(next.index + next[0].length)
  }
}

function tidied(part: string): string {
  return part.replace(/\s+/g, ' ').replace(/^[\s；;]+|[\s；;。]+$/g, '')
}
