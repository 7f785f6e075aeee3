import type { ListLevel } from '../word/list-counter.ts'
import { partOf, type WordFile } from './word-file.ts'

/** One list as paragraphs use it: what it counts with, and where this use starts its own count. */
export interface WordList {
  readonly countId: number
  readonly levels: readonly ListLevel[]
  readonly overrides: ReadonlyMap<
    number,
    { readonly start: number | undefined; level: ListLevel | undefined }
  >
}

const LISTS = 73
const LIST_USES = 74
/** The number formats in the order of their codes. */
const FORMATS =
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand'.split(
    ' ',
  )
const SUFFIXES = ['tab', 'space', 'nothing'] as const

/** The lists of a file, the first one at 0. */
export function readLists(file: WordFile): WordList[] {
  const abstracts = readAbstractLists(file)
  const uses = file.tablePart(LIST_USES)
  if (uses.byteLength < 4) return []
  const count = Math.min(uses.getUint32(0, true), Math.floor((uses.byteLength - 4) / 16))
  let at = 4 + count * 16
  return Array.from({ length: count }, (_, index) => {
    const id = uses.getInt32(4 + index * 16, true)
    const overrides = readOverrides(uses, at, uses.getUint8(4 + index * 16 + 12))
    at = overrides.end
    return { countId: id, levels: abstracts.get(id) ?? [], overrides: overrides.found }
  })
}

function readAbstractLists(file: WordFile): Map<number, ListLevel[]> {
  const found = new Map<number, ListLevel[]>()
  const heads = file.tablePart(LISTS)
  if (heads.byteLength < 2) return found
  const count = heads.getUint16(0, true)
  // The levels follow the table of lists, outside the length the directory gives.
  const start = heads.byteOffset - file.table.byteOffset + 2 + count * 28
  const levels = partOf(file.table, start, file.table.byteLength - start)
  let at = 0
  for (let index = 0; index < count; index += 1) {
    const isSimple = (heads.getUint8(2 + index * 28 + 26) & 1) === 1
    const own: ListLevel[] = []
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
      const read = readLevel(levels, at)
      own.push(read.level)
      at = read.end
    }
    found.set(heads.getInt32(2 + index * 28, true), own)
  }
  return found
}

function readLevel(view: DataView, at: number): { level: ListLevel; end: number } {
  const flags = view.getUint8(at + 5)
  const textAt = at + 28 + view.getUint8(at + 24) + view.getUint8(at + 25)
  const length = view.getUint16(textAt, true)
  const codes = Array.from({ length }, (_, index) => view.getUint16(textAt + 2 + index * 2, true))
  const level: ListLevel = {
    start: view.getInt32(at, true),
    format: formatOf(view.getUint8(at + 4)),
    text: codes.map((code) => (code < 9 ? `%${String(code + 1)}` : String.fromCharCode(code))).join(''),
    suffix: SUFFIXES[view.getUint8(at + 15)] ?? 'tab',
    asDigits: (flags & 4) !== 0,
    restartAfter: (flags & 8) === 0 ? null : view.getUint8(at + 26),
    hidden: false,
  }
  return { level, end: textAt + 2 + length * 2 }
}

function formatOf(code: number): string {
  return code === 0xff ? 'none' : (FORMATS[code] ?? 'decimal')
}

function readOverrides(
  view: DataView,
  start: number,
  count: number,
): { found: WordList['overrides']; end: number } {
  const found = new Map<number, { start: number | undefined; level: ListLevel | undefined }>()
  let at = start + 4
  for (let index = 0; index < count; index += 1) {
    const flags = view.getUint32(at + 4, true)
    const ownStart = (flags & 0x10) === 0 ? undefined : view.getInt32(at, true)
    const read = (flags & 0x20) === 0 ? undefined : readLevel(view, at + 8)
    found.set(flags & 0xf, { start: ownStart, level: read?.level })
    at = read?.end ?? at + 8
  }
  return { found, end: at }
}
