import {
  documentNumbersIn,
  withoutDocumentNumbers,
  writtenDocumentNumber,
} from '../../../../kernel/document-number.ts'
import type { DocumentNumber } from '../../../../kernel/document-number.ts'
import { foldWidth } from '../../../../kernel/chinese-text.ts'

/** One thing that a hit must have: any of these, each all of its words (a word, or what else it means). */
export interface Term {
  readonly any: readonly (readonly string[])[]
}

/** A query as the index understands it. */
export interface ParsedQuery {
  readonly terms: readonly Term[]
  /** Quoted stretches that must stand in the text as they are. */
  readonly phrases: readonly string[]
  /** What is marked in titles and snippets. */
  readonly marks: readonly string[]
}

const MOST_TERMS = 30
const LONGEST_CODE = 8
const QUOTED = /["“”「『]([^"“”「」『』]{1,60})["“”」』]/g

/** Reads a query: quoted phrases, document numbers as one token each, then words with what else they mean. */
export function parseQuery(
  text: string,
  parts: {
    readonly wordsOf: (text: string) => readonly string[]
    readonly meanings: ReadonlyMap<string, readonly string[]>
  },
): ParsedQuery {
  const { wordsOf, meanings } = parts
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase = '']) => phrase.trim()).filter((p) => p !== '')
  const numbers = documentNumbersIn(text)
  const plain = withoutDocumentNumbers(text.replace(QUOTED, ' '))
  const words = [...new Set([...wordsOf(plain), ...phrases.flatMap(wordsOf)])].slice(0, MOST_TERMS)
  const wordTerms = words.map((word) => ({
    any: [[word], ...(meanings.get(word) ?? []).map((meaning) => [...wordsOf(meaning)])].filter(
      (alternative) => alternative.length > 0,
    ),
  }))
  const numberTerms = numbers.map((number) => ({ any: [[numberToken(number)]] }))
  return {
    terms: [...numberTerms, ...wordTerms],
    phrases: phrases.map((phrase) => foldWidth(phrase)),
    marks: [
      ...numbers.map(writtenDocumentNumber),
      ...phrases,
      ...wordTerms.flatMap(({ any }) => any.flat()),
    ].map((mark) => foldWidth(mark).toLowerCase()),
  }
}

/** A document number as one token, which no segmentation can split. */
export function numberToken({ code, year, number }: DocumentNumber): string {
  return `${code.slice(-LONGEST_CODE)}${year}x${number}`
}

/**
 * The tokens of the document numbers in a text. Where the code begins cannot be told in running text (「根据京文旅发…」),
 * so every ending of it is one.
 */
export function numberTokensIn(text: string): readonly string[] {
  return [
    ...new Set(
      documentNumbersIn(text).flatMap((number) => {
        const code = Array.from(number.code).slice(-LONGEST_CODE)
        return code
          .slice(0, -1)
          .map((_, start) => numberToken({ ...number, code: code.slice(start).join('') }))
      }),
    ),
  ]
}
