import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Entry } from './document.ts'

const OWN_NUMBER = /^\p{Script=Han}{2,14}〔\d{4}〕[1-9]\d*号$/u

/**
 * What cannot be right in a line of the register. A number of our own is written 机关代字〔年份〕序号号, without 虚位 and without
 * 第 (GB/T 9704); numbers of others stay as they are. Dates follow each other as the law lets them.
 */
export function faultsOfEntry(entry: Entry, today: CivilDate): readonly FieldError[] {
  return [...faultsOfNumber(entry), ...faultsOfOrigin(entry), ...faultsOfDates(entry, today)]
}

function faultsOfNumber({ origin, number }: Entry): readonly FieldError[] {
  if (origin !== 'own' || number === null || OWN_NUMBER.test(number)) return []
  return [
    {
      field: 'number',
      message: '本局文号要写成“示例文旅发〔2026〕3号”：用六角括号，序号不写 01，不加“第”。',
    },
  ]
}

function faultsOfOrigin({ origin, issuer, obtainedOn, policy, normative }: Entry): readonly FieldError[] {
  const faults: FieldError[] = []
  if (origin !== 'own' && issuer === null)
    faults.push({
      field: 'issuer',
      message: origin === 'joint' ? '请写联合发文的机关。' : '请写制作这份公文的机关。',
    })
  if (origin === 'obtained' && obtainedOn === null)
    faults.push({ field: 'obtainedOn', message: '从别处获取的，请填获得日期。' })
  if (normative && !policy)
    faults.push({ field: 'normative', message: '规范性文件都是政策性文件，请把两项都勾上。' })
  return faults
}

function faultsOfDates(entry: Entry, today: CivilDate): readonly FieldError[] {
  const { writtenOn, printedOn, publishedOn, effectiveOn, validUntil, repealedOn, obtainedOn } = entry
  const faults: FieldError[] = []
  const past = { writtenOn, printedOn, publishedOn, obtainedOn }
  for (const [field, day] of Object.entries(past))
    if (day !== null && day > today) faults.push({ field, message: '这一天还没有到。' })
  const later = { printedOn, publishedOn, effectiveOn, validUntil, repealedOn, obtainedOn }
  for (const [field, day] of Object.entries(later))
    if (day !== null && day < writtenOn) faults.push({ field, message: '不能早于成文日期。' })
  if (effectiveOn !== null && validUntil !== null && validUntil < effectiveOn)
    faults.push({ field: 'validUntil', message: '有效期至不能早于实施日期。' })
  return faults
}
