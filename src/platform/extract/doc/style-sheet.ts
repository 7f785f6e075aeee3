import { readProperties } from './properties.ts'
import { partOf, type WordFile } from './word-file.ts'

/** The list a style puts its paragraphs in. */
export interface ListPlace {
  /** 1 for the first list of the file, 0 for none, undefined where nothing is said. */
  readonly list: number | undefined
  readonly level: number | undefined
}

const STYLE_SHEET = 1
const PARAGRAPH_STYLE = 1
const NO_STYLE = 0xfff
const LIST = 0x460b
const LEVEL = 0x260a

interface Style {
  readonly basedOn: number
  readonly place: ListPlace
}

/** The list place that a paragraph's own properties give. */
export function listPlaceIn(properties: DataView): ListPlace {
  let list: number | undefined
  let level: number | undefined
  readProperties(properties, (code, value) => {
    if (code === LIST) list = value.getUint16(0, true)
    if (code === LEVEL) level = value.getUint8(0)
  })
  return { list, level }
}

/** The list place of each paragraph style, by its index, its base styles included. */
export function styleListPlaces(file: WordFile): (index: number) => ListPlace {
  const styles = readStyles(file)
  return (index) => {
    let place: ListPlace = { list: undefined, level: undefined }
    let current = index
    for (let steps = 0; steps < 20 && current !== NO_STYLE; steps += 1) {
      const style = styles[current]
      if (style === undefined) break
      place = { list: place.list ?? style.place.list, level: place.level ?? style.place.level }
      current = style.basedOn
    }
    return place
  }
}

function readStyles(file: WordFile): (Style | undefined)[] {
  const sheet = file.tablePart(STYLE_SHEET)
  if (sheet.byteLength < 6) return []
  const headLength = sheet.getUint16(0, true)
  const count = sheet.getUint16(2, true)
  const baseLength = sheet.getUint16(4, true)
  const styles: (Style | undefined)[] = []
  let at = 2 + headLength
  for (let index = 0; index < count && at + 2 <= sheet.byteLength; index += 1) {
    const length = sheet.getUint16(at, true)
    styles.push(length === 0 ? undefined : readStyle(partOf(sheet, at + 2, length), baseLength))
    at += 2 + length
  }
  return styles
}

function readStyle(style: DataView, baseLength: number): Style {
  const kindAndBase = style.getUint16(2, true)
  const basedOn = kindAndBase >> 4
  const nameLength = style.getUint16(baseLength, true)
  const at = even(baseLength + 2 + nameLength * 2 + 2)
  const isParagraph = (kindAndBase & 0xf) === PARAGRAPH_STYLE && at + 2 <= style.byteLength
  const length = isParagraph ? style.getUint16(at, true) : 0
  const properties = partOf(style, length > 2 ? at + 4 : style.byteLength, Math.max(length - 2, 0))
  return { basedOn, place: listPlaceIn(properties) }
}

function even(at: number): number {
  return at + (at % 2)
}
