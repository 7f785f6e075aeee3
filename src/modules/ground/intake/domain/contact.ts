import { foldWidth } from '../../../../kernel/chinese-text.ts'

/** How a person wants to be reached; everything may be left out. */
export interface Contact {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

const MOBILE_DIGITS = 11

/** What is wrong with a telephone number, in a sentence that says what to do; null when it can be dialled. */
export function phoneTrouble(typed: string): string | null {
  const text = foldWidth(typed)
    .replace(/[\s\-()]/g, '')
    .replace(/^\+86/, '')
  const length = String(text.length)
  if (!/^\d+$/.test(text)) return '电话只写数字，例如 13800000000 或 010-55550100。'
  if (text.startsWith('1') && !/^1\d{2}$/.test(text))
    return text.length === MOBILE_DIGITS ? null : `手机号是 11 位，现在是 ${length} 位。`
  if (text.startsWith('0'))
    return text.length >= 10 && text.length <= 12
      ? null
      : `固定电话带区号是 10 到 12 位，现在是 ${length} 位，例如 010-55550100。`
  return text.length === 7 || text.length === 8
    ? null
    : `手机号是 11 位，固定电话是 7 或 8 位（前面可加区号），现在是 ${length} 位。`
}
