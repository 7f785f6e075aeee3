import { foldWidth } from '../../../../../kernel/chinese-text.ts'

/** A pattern for exactly these words, except where they are only part of one of the longer names. */
export function literally(words: string, { notWithin }: { readonly notWithin: readonly string[] }): RegExp {
  const longer = notWithin.filter((name) => name !== words && name.includes(words))
  const guards = longer.flatMap((name) => startsOf(name, words))
  return new RegExp(guards.join('') + escaped(words), 'gu')
}

/** Guards against the words standing where they stand within the longer name. */
function startsOf(name: string, words: string): readonly string[] {
  const found: string[] = []
  for (let at = name.indexOf(words); at !== -1; at = name.indexOf(words, at + 1)) {
    const before = escaped(name.slice(0, at))
    const whole = escaped(name.slice(at))
    found.push(`(?!(?<=${before})${whole})`)
  }
  return found
}

function escaped(words: string): string {
  return foldWidth(words).replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
