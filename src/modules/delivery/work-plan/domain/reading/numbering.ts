/** The forms of numbers in official documents, from the outermost to the innermost (党政机关公文格式 7.3.3). */
const NUMBER_STYLES = [
  'chapter',
  'section',
  'chinese',
  'article',
  'bracketed-chinese',
  'arabic',
  'decimal',
  'bracketed-arabic',
  'half-bracketed',
  'circled',
  'ordinal',
  'one-is',
] as const
export type NumberStyle = (typeof NUMBER_STYLES)[number]

/** A number as it stands before an item. */
export interface PrintedNumber {
  readonly style: NumberStyle
  /** As printed, round brackets kept, separators dropped: 一, (一), 1, 第一条. */
  readonly label: string
  readonly ordinal: number
  /** Length in the text, with the separator. */
  readonly length: number
  /** A form that also occurs as plain text; it counts only where its number is the next one. */
  readonly weak: boolean
}

interface Form {
  readonly style: NumberStyle
  readonly pattern: RegExp
  readonly weak?: boolean
  readonly bracketed?: boolean
}

const HAN = '[一二三四五六七八九十百〇零]{1,5}'
const FORMS: readonly Form[] = [
  { style: 'chapter', pattern: new RegExp(`(第 ?(${HAN}|\\d{1,3}) ?(?:章|部分|篇))[ 、:.]{0,3}`, 'y') },
  { style: 'section', pattern: new RegExp(`(第 ?(${HAN}|\\d{1,3}) ?节)[ 、:.]{0,3}`, 'y') },
  { style: 'article', pattern: new RegExp(`(第 ?(${HAN}|\\d{1,3}) ?条)(?![第款项规约])[ 、:.]{0,3}`, 'y') },
  { style: 'ordinal', pattern: new RegExp(`(第(${HAN}))[、,]`, 'y') },
  { style: 'chinese', pattern: new RegExp(`((${HAN})) ?[、.](?!\\d)`, 'y') },
  { style: 'bracketed-chinese', pattern: new RegExp(`\\( ?((${HAN})) ?\\)[、.]?`, 'y'), bracketed: true },
  {
    style: 'decimal',
    pattern: /((\d{1,2})(?:\.\d{1,2}){1,3})(?:[、.]|(?=[ \p{Script=Han}]))(?![万亿个元年月日米公平倍])/uy,
  },
  { style: 'arabic', pattern: /((\d{1,3})) ?[.、](?!\d)/y },
  { style: 'bracketed-arabic', pattern: /\( ?((\d{1,3})) ?\)[、.]?/y, bracketed: true },
  { style: 'half-bracketed', pattern: /(([1-9]|[1-4]\d))\)[、.]?/y },
  { style: 'one-is', pattern: new RegExp(`(([一二三四五六七八九十]{1,2})是)[,:]?`, 'y') },
  {
    style: 'bracketed-chinese',
    pattern: new RegExp(`((${HAN}))\\)[、.]?`, 'y'),
    weak: true,
    bracketed: true,
  },
  {
    style: 'bracketed-chinese',
    pattern: new RegExp(`\\(((${HAN}))[、. ]?`, 'y'),
    weak: true,
    bracketed: true,
  },
  { style: 'chinese', pattern: new RegExp(`((${HAN}))[,:;· ]`, 'y'), weak: true },
  {
    style: 'arabic',
    pattern:
      /((\d{1,3}))(?:[,:;·。](?!\d)|(?= ?[\p{Script=Han}“《])(?![万亿个元年月日米公平倍名家项条天时%]))/uy,
    weak: true,
  },
]
/** Numbers that are one character: first code, last code, style, first ordinal. */
const SINGLE: readonly (readonly [number, number, NumberStyle, number])[] = [
  [0x2460, 0x2473, 'circled', 1],
  [0x3251, 0x325f, 'circled', 21],
  [0x2776, 0x277f, 'circled', 1],
  [0x2780, 0x2793, 'circled', 1],
  [0x2474, 0x2487, 'bracketed-arabic', 1],
  [0x2488, 0x249b, 'arabic', 1],
  [0x3220, 0x3229, 'bracketed-chinese', 1],
]

/** The number that stands at a place of the plain text, strict forms first; null where there is none. */
export function readNumber(plain: string, at: number): PrintedNumber | null {
  const single = readSingle(plain, at)
  if (single) return single
  for (const form of FORMS) {
    form.pattern.lastIndex = at
    const match = form.pattern.exec(plain)
    const ordinal = match ? ordinalOf(match[2] ?? '') : 0
    if (!match || ordinal === 0) continue
    const printed = (match[1] ?? '').replaceAll(' ', '')
    return {
      style: form.style,
      label: form.bracketed === true ? `(${printed})` : printed,
      ordinal: form.style === 'decimal' ? Number(printed.split('.').at(-1)) : ordinal,
      length: match[0].length,
      weak: form.weak ?? false,
    }
  }
  return null
}

/** How deep a style stands among the others. */
export function rankOf(style: NumberStyle): number {
  return NUMBER_STYLES.indexOf(style)
}

const VALUES = '零一二三四五六七八九'

/** 1 for 一 or 1, 23 for 二十三; 0 for what is no number. */
export function ordinalOf(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed)
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/u.exec(
      printed.replaceAll('〇', '零'),
    )
  if (!match) return 0
  const [, hundreds = '', tens = '', ten = '', ones = ''] = match
  const tensValue = ten === '' ? 0 : tens === '' ? 1 : VALUES.indexOf(tens)
  return valueOf(hundreds) * 100 + tensValue * 10 + valueOf(ones)
}

function valueOf(digit: string): number {
  return digit === '' ? 0 : VALUES.indexOf(digit)
}

function readSingle(plain: string, at: number): PrintedNumber | null {
  const code = plain.charCodeAt(at)
  if (!(code >= 0x2460)) return null
  const row = SINGLE.find(([first, last]) => code >= first && code <= last)
  if (!row) return null
  const [first, , style, base] = row
  const ordinal = base + ((code - first) % (style === 'circled' && code >= 0x2776 ? 10 : 100))
  const length = 1 + (/[、.]/.test(plain.charAt(at + 1)) ? 1 : 0)
  return { style, label: labelOf(plain.charAt(at), style, ordinal), ordinal, length, weak: false }
}

function labelOf(printed: string, style: NumberStyle, ordinal: number): string {
  if (style === 'arabic') return String(ordinal)
  if (style === 'bracketed-arabic') return `(${String(ordinal)})`
  return style === 'bracketed-chinese' ? `(${VALUES.charAt(ordinal) || '十'})` : printed
}
