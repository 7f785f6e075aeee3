import { foldWidth } from '../../../../../kernel/chinese-text.ts'
import type { CheckedText, Passage } from './checked-text.ts'

/** What a check looks for, in words that fit a tag. */
export const findingKinds = {
  secrecy: '密级标志',
  person: '个人信息',
  office: '机构名称',
  wording: '用词',
  link: '链接',
  alternative: '图片说明',
  element: '要素',
  date: '日期',
} as const
export type FindingKind = keyof typeof findingKinds

/** 检查发现: a place in a text, and why somebody has to look at it. */
export interface Finding {
  readonly kind: FindingKind
  /** The field of the form in which it stands. */
  readonly field: string
  /** The place in words: 正文第 3 段. */
  readonly place: string
  /** The words themselves. */
  readonly quote: string
  /** The sentence around them: an answer holds for them in this sentence only. */
  readonly sentence: string
  readonly reason: string
  /** What refuses keeps the text from review; what asks may stand with the writer's reason, which the signers see. */
  readonly severity: 'refuses' | 'asks'
}

/** A place that fits a pattern; the match has its figures and Latin letters in half width, the quote as they stand. */
export interface Occurrence {
  readonly match: RegExpExecArray
  readonly place: Pick<Finding, 'field' | 'place' | 'quote' | 'sentence'>
}

/** Every place of a text that fits a pattern, in whichever width it is written. */
export function occurrences({ passages }: CheckedText, pattern: RegExp): readonly Occurrence[] {
  return passages.flatMap((passage) =>
    [...foldWidth(passage.text).matchAll(pattern)].map((match) => ({
      match,
      place: placeOf(passage, match),
    })),
  )
}

function placeOf({ field, place, text }: Passage, { 0: found, index }: RegExpExecArray): Occurrence['place'] {
  const quote = text.slice(index, index + found.length).trim()
  return { field, place, quote, sentence: sentenceAround(text, index, found.length) }
}

const SENTENCE_ENDS = /[。！？；!?;\n]/

function sentenceAround(text: string, index: number, length: number): string {
  const before = text.slice(0, index).split(SENTENCE_ENDS).at(-1) ?? ''
  const after = text.slice(index + length).split(SENTENCE_ENDS)[0] ?? ''
  return (before + text.slice(index, index + length) + after).trim()
}
