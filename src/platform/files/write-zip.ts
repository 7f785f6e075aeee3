import { crc32 } from 'node:zlib'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { dayOf, monthOf, yearOf } from '../../kernel/civil-date.ts'

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const UTF8_NAMES = 0x0800
const VERSION = 20
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** A ZIP archive of a few files, not compressed, all of one day: the same files give the same bytes and so the same hash. */
export function writeZip(entries: readonly ZipEntry[], day: CivilDate): Uint8Array {
  const date = ((yearOf(day) - 1980) << 9) | (monthOf(day) << 5) | dayOf(day)
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const common = commonFields(entry, name, date)
    const local = Buffer.concat([numbers([LOCAL, 4]), common, name, entry.bytes])
    const tail = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4])
    centrals.push(Buffer.concat([numbers([CENTRAL, 4], [VERSION, 2]), common, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = entries.length
  const end = numbers(
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  )
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

function commonFields({ bytes }: ZipEntry, name: Buffer, date: number): Buffer {
  const stored = 0
  return numbers(
    ...([
      [VERSION, 2],
      [UTF8_NAMES, 2],
      [stored, 2],
      [0, 2],
      [date, 2],
    ] as const),
    ...([
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const),
  )
}

/** Little-endian numbers, each with how many bytes it takes. */
function numbers(...fields: readonly (readonly [value: number, size: 2 | 4])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, size]) => {
      const bytes = Buffer.alloc(size)
      bytes.writeUIntLE(value, 0, size)
      return bytes
    }),
  )
}
