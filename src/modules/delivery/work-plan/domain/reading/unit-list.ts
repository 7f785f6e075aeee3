import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { unitsOfPiece, withoutClosingVerbs, type PieceUnit } from './piece-units.ts'
import type { Span } from './plan-reading.ts'
import { piecesOfName } from './shared-nouns.ts'
import { looksLikeUnit } from './unit-names.ts'

/** One name of a list, with its place in the source. */
export type ListedUnit = PieceUnit

/** No name is made of more pieces. */
const LONGEST_NAME = 8

/** A stretch of text between two separators. */
interface Piece extends Span {
  readonly separator: string
}

/** The names of a list, separated by 、,; alike, in order; brackets inside a name belong to it. */
export function listedUnits(text: string): readonly ListedUnit[] {
  let afterOthers = false
  return joinPlaces(text, piecesOf(text)).flatMap((piece) => {
    const { words, places } = withoutBreaks(text, piece)
    const units = unitsOfPiece({ words, separator: piece.separator, afterOthers })
    afterOthers = /等[^、,;]*$/u.test(words)
    return units.map((unit) => ({ ...unit, span: placedIn(places, unit.span) }))
  })
}

/** The words of a piece with the places they stand at: lines that the printer broke are whole again. */
function withoutBreaks(text: string, { start, end }: Span): { words: string; places: readonly number[] } {
  const places: number[] = []
  let words = ''
  for (let at = start; at < end; at++) {
    if (/\s/.test(text.charAt(at))) continue
    places.push(at)
    words += text.charAt(at)
  }
  return { words, places }
}

function placedIn(places: readonly number[], { start, end }: Span): Span {
  const from = places[start] ?? (places.at(-1) ?? 0) + 1
  const to = end > start ? (places[end - 1] ?? from) + 1 : from
  return { start: from, end: to }
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  const closed = closingPlaces(text)
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const jump = closed.get(at)
    if (jump !== undefined) at = jump
    else if (at === text.length || isSeparator(text, at, start)) {
      pieces.push({ start, end: at, separator: text.charAt(at) })
      start = at + 1
    }
  }
  return pieces
}

/** White space and strokes separate only two whole names; elsewhere it is the width of the column. */
function isSeparator(text: string, at: number, start: number): boolean {
  const sign = text.charAt(at)
  if ('、,;。.!|'.includes(sign)) return !(sign === '.' && /\d/.test(text.charAt(at + 1)))
  if (!/[\s/]/.test(sign)) return false
  const before = withoutClosingVerbs(withoutSpace(text.slice(start, at)))
  const after = withoutClosingVerbs(/^\s*([^、,;。/\s]*)/u.exec(text.slice(at + 1, at + 80))?.[1] ?? '')
  if (before.length < 3 || !looksLikeUnit(before) || OFFICE_OF.test(after)) return false
  const opensName = sign !== ' ' && /^[国省市区县州镇乡各]/u.test(after)
  return opensName || (after.length > 2 && looksLikeUnit(after))
}

/** The office of a body whose name fills the line before. */
const OFFICE_OF = /^(?:办公室|办公厅|人民政府|政府|管委会|管理委员会|办事处)/u

function closingPlaces(text: string): ReadonlyMap<number, number> {
  const open: number[] = []
  const closed = new Map<number, number>()
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '(') open.push(at)
    if (text.charAt(at) !== ')') continue
    const from = open.pop()
    if (from !== undefined) closed.set(from, at)
  }
  return closed
}

/** Pieces that share their noun are joined again. */
function joinPlaces(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]
    if (!piece) continue
    const last = index + piecesOfName(wordsBehind(text, pieces, index)) - 1
    const end = pieces[last] ?? piece
    joined.push({ start: piece.start, end: end.end, separator: end.separator })
    index = last
  }
  return joined
}

/** The words of a piece and of those that 、 joins to it. */
function wordsBehind(text: string, pieces: readonly Piece[], from: number): readonly string[] {
  const words: string[] = []
  for (const { start, end, separator } of pieces.slice(from, from + LONGEST_NAME)) {
    words.push(withoutClosingVerbs(withoutSpace(text.slice(start, end))))
    if (separator !== '、') break
  }
  return words
}
