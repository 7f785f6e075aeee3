import type { Paragraph } from 'docx'
import { dayOf, monthOf, yearOf, type CivilDate } from '../../kernel/civil-date.ts'
import { widthOf } from '../sheets/row-height.ts'
import { rightParagraph } from './body-paragraphs.ts'
import { INDENTS } from './layout.ts'
import type { PaperSpec } from './paper-spec.ts'

/** 署名和成文日期 with the distances the standard gives for papers with and without a seal. */
export function signatureParagraphs(spec: PaperSpec): readonly Paragraph[] {
  const date = spec.date === undefined ? '' : fullDate(spec.date)
  const signature = spec.signature ?? ''
  const spaces = spec.sealed === false ? unsealed(signature, date) : sealed(signature, date)
  return [
    ...(signature === '' ? [] : [rightParagraph(signature, spaces.signature)]),
    ...(date === '' ? [] : [rightParagraph(date, spaces.date)]),
  ]
}

/** 2026年3月5日: Arabic digits, no leading noughts. */
export function fullDate(date: CivilDate): string {
  return `${String(yearOf(date))}年${String(monthOf(date))}月${String(dayOf(date))}日`
}

interface Spaces {
  readonly signature: number
  readonly date: number
}

/** 成文日期右空四字，署名居中于日期之上；a long name moves both to the left. */
function sealed(signature: string, date: string): Spaces {
  const overhang = (widthOf(signature) - widthOf(date)) / 2
  const space = Math.max(INDENTS.sealedDate, overhang)
  return { date: space, signature: space - overhang }
}

/** 署名右空二字，日期首字比署名首字右移二字；a long date stands at two characters and pushes the name. */
function unsealed(signature: string, date: string): Spaces {
  const shift = 2
  const space = INDENTS.unsealedSignature
  const dateSpace = space + widthOf(signature) - shift - widthOf(date)
  return dateSpace >= space || signature === ''
    ? { signature: space, date: Math.max(space, dateSpace) }
    : { date: space, signature: space + widthOf(date) + shift - widthOf(signature) }
}
