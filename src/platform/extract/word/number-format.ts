const DIGITS = '〇一二三四五六七八九'
const LEGAL_SIMPLIFIED = { digits: '零壹贰叁肆伍陆柒捌玖', places: ['', '拾', '佰', '仟'], zero: '零' }
const LEGAL_TRADITIONAL = { digits: '零壹貳參肆伍陸柒捌玖', places: ['', '拾', '佰', '仟'], zero: '零' }
const COUNTING = { digits: DIGITS, places: ['', '十', '百', '千'], zero: '零' }
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

type Format = (value: number) => string

const FORMATS: Readonly<Record<string, Format>> = {
  none: () => '',
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (value) => `- ${String(value)} -`,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: (value) => (value < 100 ? counted(value, COUNTING) : digitByDigit(value)),
  chineseCountingThousand: (value) => counted(value, COUNTING),
  japaneseCounting: (value) => counted(value, COUNTING),
  taiwaneseCounting: (value) => (value < 100 ? counted(value, COUNTING) : digitByDigit(value)),
  taiwaneseCountingThousand: (value) => counted(value, COUNTING),
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  koreanDigital2: digitByDigit,
  chineseLegalSimplified: (value) => counted(value, LEGAL_SIMPLIFIED),
  ideographLegalTraditional: (value) => counted(value, LEGAL_TRADITIONAL),
  ideographTraditional: (value) => STEMS[value - 1] ?? String(value),
  ideographZodiac: (value) => BRANCHES[value - 1] ?? String(value),
  ideographZodiacTraditional: (value) =>
    `${STEMS[(value - 1) % 10] ?? ''}${BRANCHES[(value - 1) % 12] ?? ''}`,
  ideographEnclosedCircle: (value) => (value <= 10 ? shifted(0x3280, value) : circled(value)),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => (value <= 20 ? shifted(0x2474, value) : `(${String(value)})`),
  decimalEnclosedFullstop: (value) => (value <= 20 ? shifted(0x2488, value) : `${String(value)}.`),
  ordinal: (value) => `${String(value)}${ordinalEnding(value)}`,
}

/** Whether the numbering format is one we print as Word does. */
export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(FORMATS, format)
}

/** A list number as Word prints it in the given format; an unknown format falls back to Arabic digits. */
export function formatNumber(value: number, format: string): string {
  if (value < 1 && format !== 'decimal' && format !== 'decimalZero') return value === 0 ? '〇' : String(value)
  return (FORMATS[format] ?? String)(value)
}

/** ① and its like, as a circled field or an enclosed list number shows it. */
export function circled(value: number): string {
  if (value >= 1 && value <= 20) return shifted(0x2460, value)
  if (value >= 21 && value <= 35) return shifted(0x3251, value - 20)
  if (value >= 36 && value <= 50) return shifted(0x32b1, value - 35)
  return String(value)
}

interface CountingScript {
  readonly digits: string
  readonly places: readonly string[]
  readonly zero: string
}

function counted(value: number, script: CountingScript): string {
  if (value >= 10_000) return String(value)
  const figures = Array.from(String(value), Number)
  let written = ''
  let gap = false
  for (const [index, figure] of figures.entries()) {
    if (figure === 0) {
      gap = true
      continue
    }
    const place = script.places[figures.length - 1 - index] ?? ''
    written += (gap && written !== '' ? script.zero : '') + (script.digits[figure] ?? '') + place
    gap = false
  }
  // 十一, not 一十一; the legal figures do write 壹拾壹.
  return script === COUNTING && value >= 10 && value < 20 ? written.slice(1) : written
}

function digitByDigit(value: number): string {
  return Array.from(String(value), (figure) => DIGITS[Number(figure)] ?? '').join('')
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0))
}

function shifted(base: number, value: number): string {
  return String.fromCharCode(base + value - 1)
}

function roman(value: number): string {
  let rest = value
  let written = ''
  for (const [amount, sign] of ROMAN) {
    while (rest >= amount && written.length < 40) {
      written += sign
      rest -= amount
    }
  }
  return written
}

function letters(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26))
  return letter.repeat(Math.min(Math.ceil(value / 26), 40))
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}
