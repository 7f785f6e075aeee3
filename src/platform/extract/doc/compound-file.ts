/** The root streams of a compound file: the container of .doc, .wps, .xls and of encrypted .docx. */
export interface CompoundFile {
  readonly names: readonly string[]
  read(name: string): Uint8Array | null
}

/** One entry of the directory. */
interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

interface Layout {
  readonly view: DataView
  readonly bytes: Uint8Array
  readonly sectorSize: number
  readonly fat: readonly number[]
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const STREAM = 2
const ROOT = 5
const NOTHING = 0xfffffffa

/** Whether the bytes open like a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** Opens a compound file; null when it is cut off or inconsistent. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  try {
    return open(bytes)
  } catch (cause) {
    // A cut or forged file points outside its own bytes.
    if (cause instanceof RangeError) return null
    throw cause
  }
}

function open(bytes: Uint8Array): CompoundFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (!isCompoundFile(bytes) || (shift !== 9 && shift !== 12)) return null
  const layout: Layout = { view, bytes, sectorSize: 1 << shift, fat: [] }
  const book: Layout = { ...layout, fat: readFat(layout) }
  const entries = readDirectory(chained(book, view.getUint32(48, true)))
  const root = entries[0]
  if (root?.type !== ROOT) return null
  const children = childrenOf(entries, root)
  const miniFat = numbersOf(chained(book, view.getUint32(60, true)))
  const cutoff = view.getUint32(56, true)
  return {
    names: children.map((entry) => entry.name),
    read(name) {
      const entry = children.find((each) => each.name === name && each.type === STREAM)
      if (entry === undefined) return null
      if (entry.size >= cutoff) return cut(chained(book, entry.start), entry.size)
      return cut(miniChained(chained(book, root.start), entry.start, miniFat), entry.size)
    },
  }
}

function cut(stream: Uint8Array, size: number): Uint8Array {
  if (size > stream.length) throw new RangeError('A stream is shorter than its directory says.')
  return stream.subarray(0, size)
}

function readFat({ view, bytes, sectorSize }: Layout): number[] {
  const fat: number[] = []
  const locations: number[] = []
  for (let index = 0; index < 109; index += 1) locations.push(view.getUint32(76 + index * 4, true))
  let extension = view.getUint32(68, true)
  for (let left = view.getUint32(72, true); left > 0 && extension < NOTHING; left -= 1) {
    const sector = numbersOf(sectorAt(bytes, sectorSize, extension))
    locations.push(...sector.slice(0, -1))
    extension = sector.at(-1) ?? NOTHING
    if (locations.length * sectorSize > bytes.length * 2) break
  }
  for (const location of locations)
    if (location < NOTHING)
      for (const next of numbersOf(sectorAt(bytes, sectorSize, location))) fat.push(next)
  return fat
}

function sectorAt(bytes: Uint8Array, size: number, index: number): Uint8Array {
  const start = (index + 1) * size
  if (start >= bytes.length) throw new RangeError('A sector lies outside the file.')
  return bytes.subarray(start, start + size)
}

function chained({ bytes, sectorSize, fat }: Layout, start: number): Uint8Array {
  const sectors: Uint8Array[] = []
  for (let index = start; index < NOTHING; index = fat[index] ?? NOTHING) {
    if (sectors.length > fat.length) throw new RangeError('A chain of sectors runs in a circle.')
    sectors.push(sectorAt(bytes, sectorSize, index))
  }
  return Buffer.concat(sectors)
}

function miniChained(container: Uint8Array, start: number, miniFat: readonly number[]): Uint8Array {
  const sectors: Uint8Array[] = []
  for (let index = start; index < NOTHING; index = miniFat[index] ?? NOTHING) {
    if (sectors.length > miniFat.length) throw new RangeError('A chain of sectors runs in a circle.')
    sectors.push(container.subarray(index * 64, index * 64 + 64))
  }
  return Buffer.concat(sectors)
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true))
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 128) }, (_, index) => {
    const at = index * 128
    const nameBytes = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 64)
    return {
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

/** The entries right below the root: an embedded document below them has streams of the same names. */
function childrenOf(entries: readonly Entry[], root: Entry): Entry[] {
  const found = new Map<number, Entry>()
  const waiting = [root.child]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index]
    if (entry === undefined || found.has(index)) continue
    found.set(index, entry)
    waiting.push(entry.left, entry.right)
  }
  return [...found.values()]
}
