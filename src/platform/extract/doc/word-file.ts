import { unreadable } from '../unreadable.ts'
import { openCompoundFile } from './compound-file.ts'

/** The streams of a Word 97–2003 file and the stretches of text it is divided into. */
export interface WordFile {
  readonly main: DataView
  readonly table: DataView
  /** Properties too long for their place stand here. */
  readonly overflow: DataView
  /** Characters of the body, footnotes, comments, endnotes and text boxes, as `[start, end)`. */
  readonly stories: Readonly<Record<Story, readonly [number, number]>>
  /** A stretch of the table stream, by its place in the file's directory of tables. */
  tablePart(index: number): DataView
}

export type Story = 'body' | 'footnotes' | 'comments' | 'endnotes' | 'boxes'

const WORD_97 = 0xa5ec
const WORD_6 = 0xa5dc
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
/** Where the directory of tables begins in the first block. */
const TABLES = 0x9a

/** Opens a .doc or .wps; refuses an encrypted, too old or damaged one. */
export function openWordFile(bytes: Uint8Array): WordFile {
  const file = openCompoundFile(bytes)
  const document = file?.read('WordDocument')
  if (file === null || document === null || document === undefined) throw unreadable('file-damaged')
  const main = viewOf(document)
  const signature = main.getUint16(0, true)
  if (signature === WORD_6) throw unreadable('word-too-old')
  if (signature !== WORD_97) throw unreadable('file-damaged')
  const flags = main.getUint16(0x0a, true)
  if ((flags & ENCRYPTED) !== 0) throw unreadable('file-encrypted')
  const tableBytes = file.read((flags & SECOND_TABLE) === 0 ? '0Table' : '1Table')
  if (tableBytes === null) throw unreadable('file-damaged')
  return {
    main,
    table: viewOf(tableBytes),
    overflow: viewOf(file.read('Data') ?? new Uint8Array()),
    stories: storiesOf(main),
    tablePart(index) {
      const start = main.getUint32(TABLES + index * 8, true)
      const length = main.getUint32(TABLES + index * 8 + 4, true)
      if (start + length > tableBytes.length) throw new RangeError('A table lies outside its stream.')
      return viewOf(tableBytes.subarray(start, start + length))
    },
  }
}

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The bytes `[start, end)` of a view as a view; refuses (RangeError) a stretch outside it. */
export function partOf(view: DataView, start: number, length: number): DataView {
  return new DataView(view.buffer, view.byteOffset + start, Math.min(length, view.byteLength - start))
}

function storiesOf(main: DataView): WordFile['stories'] {
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => main.getUint32(at, true))
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0))
  const story = (index: number) => [starts[index] ?? 0, (starts[index] ?? 0) + (lengths[index] ?? 0)] as const
  return { body: story(0), footnotes: story(1), comments: story(4), endnotes: story(5), boxes: story(6) }
}
