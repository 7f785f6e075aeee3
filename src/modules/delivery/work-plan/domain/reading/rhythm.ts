import type { Span } from './plan-reading.ts'

const RHYTHM =
  /(?:按|逐)(?:季度?|月度?|年度?|半年|周|旬)(?!份|龄|限|薪)|每(?:个)?(?:季度?|月|年度?|半年|周|旬|两年|双月|半月|工作日)(?![^,。;]{0,12}(?:元|万|补|奖|贴|费|不超过))/u
const STANDING = /(?:并|,|、|;|后)(?:长期|持续|常态化?)[^,。;、)]{0,6}/u

/** A stretch of a text with its words. */
export interface Wording extends Span {
  readonly words: string
}

/** The rhythm a text names (按季度, 每年), null where it names none; sums of so much a year are none. */
export function recurringIn(text: string): Wording | null {
  const match = RHYTHM.exec(text)
  return match && { words: match[0], start: match.index, end: match.index + match[0].length }
}

/** What goes on after the date: 6月底前完成并持续落实. */
export function standingIn(text: string): string | null {
  return STANDING.exec(text)?.[0].replace(/^[并,、;后]/u, '') ?? null
}
