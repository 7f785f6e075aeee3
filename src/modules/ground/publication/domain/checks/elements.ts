import { documentNumbersIn, writtenDocumentNumber } from '../../../../../kernel/document-number.ts'
import type { CheckedText } from './checked-text.ts'
import type { Finding } from './finding.ts'

/** What an element of a type has to say beyond being filled in. */
interface ElementRule {
  readonly typeId: string
  readonly key: string
  readonly isMet: (value: string) => boolean
  readonly reason: string
}

const PHONE = /\d{5,}|\d{3,4}-\d{5,}/

const RULES: readonly ElementRule[] = [
  {
    typeId: 'policy',
    key: 'docNo',
    isMet: (value) =>
      documentNumbersIn(value).some((number) => writtenDocumentNumber(number) === value.trim()),
    reason: '发文字号写成“京文旅发〔2020〕1号”：六角括号，不加“第”，不编虚位；原件就是别样的，请说明。',
  },
  {
    typeId: 'policy',
    key: 'hotline',
    isMet: (value) => PHONE.test(value),
    reason: '政策咨询电话里没有电话号码，读者问不到人。',
  },
  {
    typeId: 'notice',
    key: 'contact',
    isMet: (value) => PHONE.test(value),
    reason: '联系方式里没有电话号码，读者问不到人。',
  },
  {
    typeId: 'emergency',
    key: 'authorised',
    isMet: (value) => /\d{1,2}\s*[月日时:：]|\d{4}-\d{2}-\d{2}/.test(value),
    reason: '要写明谁授权发布、哪一天几点（突发事件应对法第五十三条）。',
  },
]

/** Elements of the type that are filled in but do not say what they have to (conventions §4.3). */
export function findElements({ typeId, elements }: CheckedText): readonly Finding[] {
  return RULES.filter((rule) => rule.typeId === typeId).flatMap(({ key, isMet, reason }) =>
    elements
      .filter(({ key: own, value }) => own === key && value.trim() !== '' && !isMet(value))
      .map(({ label, value }) => ({
        kind: 'element',
        field: `field-${key}`,
        place: label,
        quote: value,
        sentence: value,
        reason,
        severity: 'asks',
      })),
  )
}
