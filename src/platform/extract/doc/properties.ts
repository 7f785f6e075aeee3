import { partOf, viewOf, type WordFile } from './word-file.ts'

/** Calls back for each property of a list: its code and its value. */
export type PropertyReader = (code: number, value: DataView) => void

/** Properties of the text from one place of the file to another. */
export interface PropertyRun {
  readonly from: number
  readonly to: number
  readonly styleIndex: number
  readonly list: DataView
}

const CHARACTER_RUNS = 12
const PARAGRAPH_RUNS = 13
const BLOCK = 512
const TABLE_DEFINITION = 0xd608
const TAB_CHANGES = 0xc615
const LONG_LIST = 0x6646
const NO_PROPERTIES = viewOf(new Uint8Array())

/** The runs of character properties, in order of place. */
export function characterRuns(file: WordFile): PropertyRun[] {
  return runsOf(file, CHARACTER_RUNS, (block, count, index) => {
    const offset = block.getUint8((count + 1) * 4 + index) * 2
    if (offset === 0) return { styleIndex: 0, list: NO_PROPERTIES }
    return { styleIndex: 0, list: partOf(block, offset + 1, block.getUint8(offset)) }
  })
}

/** The runs of paragraph properties, in order of place. */
export function paragraphRuns(file: WordFile): PropertyRun[] {
  return runsOf(file, PARAGRAPH_RUNS, (block, count, index) => {
    const offset = block.getUint8((count + 1) * 4 + index * 13) * 2
    if (offset === 0) return { styleIndex: 0, list: NO_PROPERTIES }
    const words = block.getUint8(offset)
    const [start, length] =
      words === 0 ? [offset + 2, block.getUint8(offset + 1) * 2] : [offset + 1, words * 2 - 1]
    return {
      styleIndex: block.getUint16(start, true),
      list: whole(file, partOf(block, start + 2, length - 2)),
    }
  })
}

/** The run a place lies in. */
export function runAt(runs: readonly PropertyRun[], place: number): PropertyRun | undefined {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (run === undefined) return undefined
    if (place < run.from) high = middle - 1
    else if (place >= run.to) low = middle + 1
    else return run
  }
  return undefined
}

/** Reads a list of properties; one of unknown length ends it. */
export function readProperties(list: DataView, read: PropertyReader): void {
  let at = 0
  while (at + 2 < list.byteLength) {
    const code = list.getUint16(at, true)
    const length = valueLength(list, at + 2, code)
    if (length === null || at + 2 + length > list.byteLength) return
    read(code, partOf(list, at + 2, length))
    at += 2 + length
  }
}

/** Whether a switch is on: 1, or "the opposite of the style", which is off for everything asked here. */
export function isOn(value: DataView): boolean {
  return value.getUint8(0) === 1 || value.getUint8(0) === 0x81
}

function valueLength(list: DataView, at: number, code: number): number | null {
  const kind = code >> 13
  if (kind < 2) return 1
  if (kind === 3) return 4
  if (kind === 7) return 3
  if (kind !== 6) return 2
  if (code === TABLE_DEFINITION) return at + 2 > list.byteLength ? null : list.getUint16(at, true) + 1
  const length = list.getUint8(at)
  return code === TAB_CHANGES && length === 255 ? null : length + 1
}

/** Properties too long for their block (a table of many columns) only point to where they are. */
function whole(file: WordFile, list: DataView): DataView {
  if (list.byteLength < 6 || list.getUint16(0, true) !== LONG_LIST) return list
  const at = list.getUint32(2, true)
  return partOf(file.overflow, at + 2, file.overflow.getUint16(at, true))
}

type BlockEntry = (block: DataView, count: number, index: number) => Pick<PropertyRun, 'styleIndex' | 'list'>

function runsOf(file: WordFile, part: number, read: BlockEntry): PropertyRun[] {
  const plc = file.tablePart(part)
  const blocks = Math.floor((plc.byteLength - 4) / 8)
  const runs: PropertyRun[] = []
  for (let number = 0; number < blocks; number += 1) {
    const page = plc.getUint32((blocks + 1) * 4 + number * 4, true) & 0x3fffff
    const block = partOf(file.main, page * BLOCK, BLOCK)
    const count = block.getUint8(BLOCK - 1)
    for (let index = 0; index < count; index += 1) {
      const from = block.getUint32(index * 4, true)
      runs.push({ from, to: block.getUint32((index + 1) * 4, true), ...read(block, count, index) })
    }
  }
  return runs.toSorted((a, b) => a.from - b.from)
}
