const DIGITS = '零一二三四五六七八九'

/** 一 … 九十九 for 1–99, as document numbering writes it. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99)
    throw new RangeError(`只写 1 到 99 的中文数字：${String(value)}`)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 0 ? '' : (tens === 1 ? '' : (DIGITS[tens] ?? '')) + '十'
  return head + (ones === 0 ? '' : (DIGITS[ones] ?? ''))
}

/** Full-width letters, digits and ASCII punctuation as half-width, one code unit for one: offsets stay. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** The text without any white space, for comparisons. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** The first `length` characters with … where something was cut; never cuts a surrogate pair. */
export function clip(text: string, length: number): string {
  const characters = Array.from(text)
  return characters.length <= length ? text : characters.slice(0, length - 1).join('') + '…'
}
