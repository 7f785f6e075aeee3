/** Correction codewords per block and number of blocks, level M, versions 1 to 15 (ISO/IEC 18004 table 9). */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24] as const
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10] as const
const LEVEL_M = 0
const FINDER = 7

type Module = boolean | null

/** The dark modules of a QR code for a text of up to 412 bytes, row by row; null where it is longer. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | null {
  const bytes = [...new TextEncoder().encode(text)]
  const version = CORRECTION.findIndex((_, place) => bytes.length <= roomFor(place + 1)) + 1
  if (version === 0) return null
  const bits = bitsOf(interleaved(dataWords(bytes, version), version))
  const candidates = MASKS.map((_, mask) => drawn(version, bits, mask))
  return candidates.reduce((best, next) => (penalty(next) < penalty(best) ? next : best))
}

function sizeOf(version: number): number {
  return version * 4 + 17
}

function rawWords(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2
  const plain = (16 * version + 128) * version + 64
  const alignment = version === 1 ? 0 : (25 * aligned - 10) * aligned - 55
  return Math.floor((plain - alignment - (version >= 7 ? 36 : 0)) / 8)
}

function at(list: readonly number[], place: number): number {
  return list[place] ?? 0
}

function dataLength(version: number): number {
  return rawWords(version) - at(CORRECTION, version - 1) * at(BLOCKS, version - 1)
}

/** Bytes that fit: mode (4 bits) and length (8 or 16 bits) come off. */
function roomFor(version: number): number {
  return dataLength(version) - (version < 10 ? 2 : 3)
}

function dataWords(bytes: readonly number[], version: number): readonly number[] {
  const length = bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0')
  const bits = `0100${length}${bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')}0000`
  const words = (bits.match(/.{1,8}/g) ?? []).map((word) => parseInt(word.padEnd(8, '0'), 2))
  const full = words.slice(0, dataLength(version))
  for (let pad = 0; full.length < dataLength(version); pad++) full.push(pad % 2 === 0 ? 0xec : 0x11)
  return full
}

function interleaved(data: readonly number[], version: number): readonly number[] {
  const blocks = at(BLOCKS, version - 1)
  const correction = at(CORRECTION, version - 1)
  const short = Math.floor(rawWords(version) / blocks) - correction
  const longer = rawWords(version) % blocks
  const parts: (readonly number[])[] = []
  for (let block = 0, start = 0; block < blocks; block++) {
    const length = short + (block >= blocks - longer ? 1 : 0)
    parts.push(data.slice(start, start + length))
    start += length
  }
  const divisor = generator(correction)
  return [...columnwise(parts), ...columnwise(parts.map((part) => remainder(part, divisor)))]
}

function columnwise(parts: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: longest }, (_, place) =>
    parts.flatMap((part) => (place < part.length ? [at(part, place)] : [])),
  ).flat()
}

/** Product in the field of 256 elements modulo x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

function generator(degree: number): readonly number[] {
  let root = 1
  let polynomial = [...Array.from({ length: degree - 1 }, () => 0), 1]
  for (let step = 0; step < degree; step++) {
    const before = polynomial
    polynomial = before.map((value, place) => times(value, root) ^ at(before, place + 1))
    root = times(root, 2)
  }
  return polynomial
}

function remainder(data: readonly number[], divisor: readonly number[]): readonly number[] {
  return data.reduce<readonly number[]>(
    (rest, byte) => {
      const factor = byte ^ at(rest, 0)
      return divisor.map((value, place) => at(rest, place + 1) ^ times(value, factor))
    },
    divisor.map(() => 0),
  )
}

function bitsOf(words: readonly number[]): readonly boolean[] {
  return words.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((word >>> bit) & 1) === 1))
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

function drawn(version: number, bits: readonly boolean[], mask: number): boolean[][] {
  const size = sizeOf(version)
  const grid: Module[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => null))
  const put = (row: number, column: number, dark: boolean) => {
    const line = grid[row]
    if (line !== undefined && column >= 0 && column < size) line[column] = dark
  }
  drawFinders(size, put)
  drawAlignments(version, put)
  drawTiming(grid, put)
  drawFormat(size, mask, put)
  if (version >= 7) drawVersion(version, put)
  const isMasked = MASKS[mask] ?? (() => false)
  for (const [place, [row, column]] of freePlaces(grid).entries())
    put(row, column, (bits[place] ?? false) !== isMasked(row, column))
  return grid.map((line) => line.map((module) => module === true))
}

type Put = (row: number, column: number, dark: boolean) => void

function drawFinders(size: number, put: Put): void {
  const middle = (FINDER - 1) / 2
  for (const [top, left] of [
    [0, 0],
    [0, size - FINDER],
    [size - FINDER, 0],
  ] as const)
    for (let row = -1; row <= FINDER; row++)
      for (let column = -1; column <= FINDER; column++) {
        const ring = Math.max(Math.abs(row - middle), Math.abs(column - middle))
        put(top + row, left + column, ring !== 2 && ring !== 4)
      }
}

function alignmentPlaces(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const last = sizeOf(version) - FINDER
  return [6, ...Array.from({ length: count - 1 }, (_, place) => last - step * place).reverse()]
}

function drawAlignments(version: number, put: Put): void {
  const places = alignmentPlaces(version)
  const last = places.at(-1)
  for (const row of places)
    for (const column of places) {
      const corner = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6)
      if (!corner) drawAlignment(row, column, put)
    }
}

function drawAlignment(row: number, column: number, put: Put): void {
  for (let down = -2; down <= 2; down++)
    for (let right = -2; right <= 2; right++)
      put(row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1)
}

function drawTiming(grid: readonly (readonly Module[])[], put: Put): void {
  for (let place = 8; place < grid.length - 8; place++) {
    put(6, place, place % 2 === 0)
    put(place, 6, place % 2 === 0)
  }
}

function withCheck(value: number, check: { readonly bits: number; readonly polynomial: number }): number {
  let rest = value
  for (let step = 0; step < check.bits; step++)
    rest = (rest << 1) ^ ((rest >>> (check.bits - 1)) * check.polynomial)
  return (value << check.bits) | rest
}

function drawFormat(size: number, mask: number, put: Put): void {
  const bits = withCheck((LEVEL_M << 3) | mask, { bits: 10, polynomial: 0x537 }) ^ 0x5412
  const dark = (bit: number) => ((bits >>> bit) & 1) === 1
  for (let bit = 0; bit <= 5; bit++) put(bit, 8, dark(bit))
  put(7, 8, dark(6))
  put(8, 8, dark(7))
  put(8, 7, dark(8))
  for (let bit = 9; bit < 15; bit++) put(8, 14 - bit, dark(bit))
  for (let bit = 0; bit < 8; bit++) put(8, size - 1 - bit, dark(bit))
  for (let bit = 8; bit < 15; bit++) put(size - 15 + bit, 8, dark(bit))
  put(size - 8, 8, true)
}

function drawVersion(version: number, put: Put): void {
  const bits = withCheck(version, { bits: 12, polynomial: 0x1f25 })
  for (let bit = 0; bit < 18; bit++) {
    const dark = ((bits >>> bit) & 1) === 1
    const near = sizeOf(version) - 11 + (bit % 3)
    const far = Math.floor(bit / 3)
    put(near, far, dark)
    put(far, near, dark)
  }
}

/** What no pattern occupies, two columns at a time from the right, upwards and downwards in turn. */
function freePlaces(grid: readonly (readonly Module[])[]): readonly (readonly [number, number])[] {
  const size = grid.length
  const pairs = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - pair * 2).map((right) =>
    right <= 6 ? right - 1 : right,
  )
  return pairs.flatMap((right, turn) =>
    Array.from({ length: size }, (_, step) => (turn % 2 === 0 ? size - 1 - step : step)).flatMap((row) =>
      [right, right - 1].flatMap((column) => (grid[row]?.[column] === null ? [[row, column] as const] : [])),
    ),
  )
}

/** Fewer long runs and blocks of one colour read better (rules 1 and 2 of the standard). */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const lines = [...grid, ...grid.map((_, column) => grid.map((row) => row[column] ?? false))]
  const runs = lines
    .flatMap(
      (line) =>
        line
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .match(/0{5,}|1{5,}/g) ?? [],
    )
    .reduce((sum, run) => sum + run.length - 2, 0)
  const blocks = grid.flatMap((row, y) =>
    row.filter(
      (dark, x) => row[x + 1] === dark && grid[y + 1]?.[x] === dark && grid[y + 1]?.[x + 1] === dark,
    ),
  )
  return runs + blocks.length * 3
}
