import { civilDateOf } from '../../../../../kernel/civil-date.ts'
import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding, Occurrence } from './finding.ts'

/** Telephones and addresses by which the bureau and its divisions are reached: they are nobody's private matter. */
export interface OfficialContacts {
  readonly phones: readonly string[]
  readonly addresses: readonly string[]
}

/** 个人信息 in a text: 身份证 and bank cards refuse, telephones of persons and home addresses ask (个人信息保护法第六条). */
export function findPersonalData(text: CheckedText, official: OfficialContacts): readonly Finding[] {
  return [
    ...identityNumbers(text),
    ...bankCards(text),
    ...mobiles(text, official),
    ...landlines(text, official),
    ...homeAddresses(text, official),
  ]
}

const IDENTITY_NUMBER = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g

function identityNumbers(text: CheckedText): readonly Finding[] {
  return occurrences(text, IDENTITY_NUMBER)
    .filter(({ match }) => isIdentityNumber(match[0]))
    .map((found) =>
      of(found, { reason: '像是居民身份证号码，不能公开，请删去或遮住中间的数字。', severity: 'refuses' }),
    )
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码: the day of birth exists and the check digit fits (GB 11643-1999). */
function isIdentityNumber(number: string): boolean {
  const born = civilDateOf(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  )
  const sum = WEIGHTS.reduce((all, weight, place) => all + weight * Number(number[place]), 0)
  return born !== null && '10X98765432'[sum % 11] === number.slice(-1).toUpperCase()
}

const BANK_CARD = /(?<![\dA-Za-z])[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?![\dA-Za-z])/g

function bankCards(text: CheckedText): readonly Finding[] {
  return occurrences(text, BANK_CARD)
    .filter(({ match }) => passesLuhn(digits(match[0])) && !isIdentityNumber(match[0]))
    .map((found) =>
      of(found, { reason: '像是银行卡号，不能公开，请删去或遮住中间的数字。', severity: 'refuses' }),
    )
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((all, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) : Number(digit) * 2
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const MOBILE = /(?<![\d-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g

function mobiles(text: CheckedText, official: OfficialContacts): readonly Finding[] {
  return occurrences(text, MOBILE)
    .filter(({ match }) => !isOfficial(match[0], official.phones))
    .map((found) =>
      of(found, {
        reason: '是手机号码，公开前要本人同意；请改用单位电话，或说明为什么要写。',
        severity: 'asks',
      }),
    )
}

const LANDLINE =
  /(?<!\d)\(?0\d{2,3}[)\s-]{1,2}[1-9]\d{6,7}(?!\d)|(?<=(?:电话|热线|传真|座机|致电|拨打)[^\d。]{0,6})[2-8]\d{6,7}(?!\d)/g

function landlines(text: CheckedText, official: OfficialContacts): readonly Finding[] {
  const declared = text.elements.filter(({ label }) => label.includes('咨询电话')).map(({ value }) => value)
  return occurrences(text, LANDLINE)
    .filter(({ match }) => !isOfficial(match[0], [...official.phones, ...declared]))
    .map((found) =>
      of(found, {
        reason: '不是本局和各处室登记的电话；是个人的请删去，是单位的请说明是谁的。',
        severity: 'asks',
      }),
    )
}

const HOME_ADDRESS =
  /(?:家庭住址|家庭地址|现住址|住址|户籍地址|户籍地|家住)(?:为|是|在|:|\s)*[^，。；\n]{4,40}|[\p{L}\d]{2,20}\d+号?楼\s*\d+单元\s*\d+[室号]?/gu

function homeAddresses(text: CheckedText, official: OfficialContacts): readonly Finding[] {
  return occurrences(text, HOME_ADDRESS)
    .filter(
      ({ place }) => !official.addresses.some((address) => address !== '' && place.quote.includes(address)),
    )
    .map((found) =>
      of(found, { reason: '像是个人的家庭住址，请删去；是单位地址的，请说明。', severity: 'asks' }),
    )
}

function isOfficial(phone: string, known: readonly string[]): boolean {
  return known.some((official) => digits(official).includes(digits(phone)))
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function of({ place }: Occurrence, judgement: Pick<Finding, 'reason' | 'severity'>): Finding {
  return { kind: 'person', ...place, ...judgement }
}
