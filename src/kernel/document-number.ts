import { foldWidth } from './chinese-text.ts'

/** A document number (发文字号) as it stands in a text. */
export interface DocumentNumber {
  /** 机关代字 as far as the characters before the year reach; in running text it may begin too early. */
  readonly code: string
  readonly year: string
  readonly number: string
}

const NUMBER =
  /([\p{Script=Han}]{2,14})\s*[〔[(【﹝［（]\s*(\d{4})\s*[〕\])】﹞］）]\s*第?\s*(\d{1,5})\s*号/gu

/** The document numbers of a text, whichever brackets and digit width they are written with: 京文旅发〔2020〕1号. */
export function documentNumbersIn(text: string): readonly DocumentNumber[] {
  return [...foldWidth(text).matchAll(NUMBER)].map(([, code = '', year = '', number = '']) => ({
    code,
    year,
    number: String(Number(number)),
  }))
}

/** A text without its document numbers. */
export function withoutDocumentNumbers(text: string): string {
  return foldWidth(text).replace(NUMBER, ' ')
}

/** A document number as the standard writes it. */
export function writtenDocumentNumber({ code, year, number }: DocumentNumber): string {
  return `${code}〔${year}〕${number}号`
}
