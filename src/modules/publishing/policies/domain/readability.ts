/** How a text reads to somebody who does not know the matter. */
export interface Readability {
  readonly sentences: number
  /** In characters. */
  readonly averageLength: number
  readonly long: readonly { readonly length: number; readonly text: string }[]
  /** Words of the bureau's own dictionary that nobody explains. */
  readonly unexplained: readonly string[]
  readonly questions: number
  /** Which of the elements of an interpretation it speaks of. */
  readonly elements: readonly string[]
  readonly missingElements: readonly string[]
}

/** A word of the bureau's dictionary with what else it is called. */
export interface Term {
  readonly word: string
  readonly means: readonly string[]
}

/** The elements of an interpretation and the words by which one knows them (conventions §6.1). */
const ELEMENTS: readonly (readonly [string, RegExp])[] = [
  ['背景依据', /背景|依据|为什么|为了/],
  ['目标任务', /目标|任务/],
  ['主要内容', /主要内容|怎样|怎么|包括|补贴|扶持/],
  ['适用范围', /适用|范围|谁能|谁可以|哪些/],
  ['执行标准', /标准|多少|金额|元|期限/],
  ['注意事项', /注意|不能|不得|材料/],
  ['关键词诠释', /是指|什么是|所称/],
  ['惠民利民举措', /方便|便民|优惠|补贴|免费/],
  ['新旧政策差异', /原来|以前|新增|变化|调整|不同/],
]

/** Sentence lengths, terms left unexplained, questions answered, elements spoken of: shown to the author, never a bar. */
export function readabilityOf(
  text: { readonly words: string; readonly questions: number },
  measure: { readonly longest: number; readonly terms: readonly Term[] },
): Readability {
  const sentences = text.words
    .split(/[。！？；\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  const lengths = sentences.map((sentence) => Array.from(sentence).length)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const spoken = ELEMENTS.filter(([, words]) => words.test(text.words)).map(([name]) => name)
  return {
    sentences: sentences.length,
    averageLength: sentences.length === 0 ? 0 : Math.round(total / sentences.length),
    long: sentences.flatMap((sentence, at) => {
      const length = lengths[at] ?? 0
      return length > measure.longest ? [{ length, text: sentence }] : []
    }),
    unexplained: measure.terms
      .filter(({ word }) => text.words.includes(word))
      .filter((term) => !isExplained(term, text.words))
      .map(({ word }) => word),
    questions: text.questions,
    elements: spoken,
    missingElements: ELEMENTS.map(([name]) => name).filter((name) => !spoken.includes(name)),
  }
}

/** Explained is what is followed by a bracket, by 是指 or 即, what somebody asks for, or what also stands in other words. */
function isExplained({ word, means }: Term, words: string): boolean {
  const explanations = [`${word}（`, `${word}是指`, `${word}，是指`, `${word}，即`, `什么是${word}`]
  return [...explanations, ...means].some((explanation) => words.includes(explanation))
}
