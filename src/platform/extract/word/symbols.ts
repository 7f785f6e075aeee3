/** Characters of the symbol fonts that occur in official documents, by font and code. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    0x6c: '●',
    0x6e: '■',
    0x6f: '□',
    0x71: '□',
    0x75: '◆',
    0x76: '❖',
    0x9f: '•',
    0xa1: '○',
    0xa7: '▪',
    0xa8: '□',
    0xab: '★',
    0xd8: '➢',
    0xe0: '→',
    0xe8: '➔',
    0xf0: '⇨',
    0xfb: '☒',
    0xfc: '✓',
    0xfd: '☒',
    0xfe: '☑',
  },
  'wingdings 2': { 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x2a: '□', 0xa3: '□' },
  symbol: { 0xb7: '•', 0xd7: '×', 0xb0: '°', 0xb1: '±', 0xa3: '≤', 0xb3: '≥', 0xae: '→', 0x2d: '−' },
}

/** The character a symbol stands for; null where the font's code has no known meaning. */
export function symbolCharacter(font: string, hexCode: string): string | null {
  const code = Number.parseInt(hexCode, 16)
  if (Number.isNaN(code) || code > 0xffff) return null
  const known = SYMBOLS[font.toLowerCase()]?.[code & 0xff]
  if (known !== undefined) return known
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  if (!isPrivate) return String.fromCharCode(code)
  const isOrdinaryFont = !/wingdings|webdings|symbol|dingbat/i.test(font)
  const low = code & 0xff
  return isOrdinaryFont && code >= 0xf020 && low < 0x7f ? String.fromCharCode(low) : null
}

/** Text with the codes of symbol fonts in it: known ones as their character, others as □; `unknown` counts those. */
export function withoutSymbolCodes(text: string): { text: string; unknown: number } {
  let unknown = 0
  const plain = text.replace(/[\uf020-\uf0ff]/g, (code) => {
    const character = symbolCharacter('Wingdings', code.charCodeAt(0).toString(16))
    if (character === null) unknown += 1
    return character ?? '□'
  })
  return { text: plain, unknown }
}
