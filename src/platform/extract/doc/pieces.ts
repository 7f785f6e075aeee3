import { partOf, type WordFile } from './word-file.ts'

/** One character of the file: its text and its place, by which its properties are found. */
export interface Character {
  readonly text: string
  readonly place: number
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly place: number
  readonly isCompressed: boolean
}

const PIECE_TABLE = 33

/** The characters `[start, end)` of a Word file, in order, wherever they lie in it. */
export function charactersOf(file: WordFile, [start, end]: readonly [number, number]): Character[] {
  return piecesOf(file).flatMap((piece) => {
    const from = Math.max(start, piece.start)
    const to = Math.min(end, piece.end)
    return from < to ? pieceCharacters(file, piece, [from - piece.start, to - piece.start]) : []
  })
}

function piecesOf(file: WordFile): Piece[] {
  const clx = file.tablePart(PIECE_TABLE)
  let at = 0
  while (clx.getUint8(at) === 1) at += 3 + clx.getUint16(at + 1, true)
  if (clx.getUint8(at) !== 2) throw new RangeError('The file has no table of pieces.')
  const count = Math.floor((clx.getUint32(at + 1, true) - 4) / 12)
  const positions = at + 5
  return Array.from({ length: Math.min(count, clx.byteLength) }, (_, index) => {
    const place = clx.getUint32(positions + (count + 1) * 4 + index * 8 + 2, true)
    const isCompressed = (place & 0x40000000) !== 0
    return {
      start: clx.getUint32(positions + index * 4, true),
      end: clx.getUint32(positions + (index + 1) * 4, true),
      place: isCompressed ? (place & 0x3fffffff) / 2 : place,
      isCompressed,
    }
  })
}

function pieceCharacters(file: WordFile, piece: Piece, [from, to]: readonly [number, number]): Character[] {
  const width = piece.isCompressed ? 1 : 2
  const part = partOf(file.main, piece.place + from * width, (to - from) * width)
  if (part.byteLength < (to - from) * width) throw new RangeError('The text is cut off.')
  if (piece.isCompressed) {
    const text = new TextDecoder('windows-1252').decode(part)
    return Array.from(text, (character, index) => ({ text: character, place: piece.place + from + index }))
  }
  return Array.from({ length: to - from }, (_, index) => ({
    text: String.fromCharCode(part.getUint16(index * 2, true)),
    place: piece.place + (from + index) * 2,
  }))
}
