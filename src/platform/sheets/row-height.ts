import { LINE_HEIGHT, ROW_PADDING, TALLEST_ROW } from './sheet-layout.ts'

/**
 * The height in points a text needs in a cell that is `characters` body characters wide. Rather a line too many than a
 * line cut: office suites on staff computers do not grow a row whose height is set.
 */
export function heightOfText(text: string, cell: { characters: number; size: number }): number {
  const lines = text.split('\n').reduce((sum, line) => sum + linesOf(line, cell.characters), 0)
  return Math.min(TALLEST_ROW, Math.ceil(lines * cell.size * LINE_HEIGHT) + ROW_PADDING)
}

/** Lines one paragraph takes when broken as a sheet breaks it: between Chinese characters, around Latin words. */
export function linesOf(paragraph: string, characters: number): number {
  const room = Math.max(1, characters - SPARE)
  let lines = 1
  let used = 0
  for (const piece of paragraph.match(PIECES) ?? []) {
    const width = widthOf(piece, LATIN)
    if (used + width <= room) used += width
    else if (width <= room) {
      lines++
      used = width
    } else {
      // Longer than a line: it begins on a line of its own and is broken anywhere.
      lines += Math.ceil(width / room) - (used === 0 ? 1 : 0)
      used = width % room
    }
  }
  return lines
}

/** Width of a text in Chinese characters; Latin letters, digits and ASCII punctuation are half as wide. */
export function widthOf(text: string, latin = 0.5): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < FIRST_WIDE ? latin : 1
  return width
}

/** Room kept free in each line: faces differ a little, and closing punctuation takes its character along. */
const SPARE = 0.5

/** Latin letters of the faces that stand in where 仿宋 is missing are a little wider than half a character. */
const LATIN = 0.58

/** Below lie the Latin scripts. */
const FIRST_WIDE = 0x300

/** A Latin word with the blanks after it, or one other character with the brackets and points that may not part from it. */
const PIECES =
  /[!-~\u00a0-\u02ff]+[ \t]*|[ \t]+|[（《〈“‘「『【〔]*[^ -~\u00a0-\u02ff\t][，。、；：？！）》〉」』】”’〕]*/gu
