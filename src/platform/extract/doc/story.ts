import { symbolCharacter } from '../word/symbols.ts'
import type { Labels } from './labels.ts'
import { charactersOf, type Character } from './pieces.ts'
import { characterRuns, isOn, paragraphRuns, type PropertyRun, readProperties, runAt } from './properties.ts'
import { type RowEdges, rowEdgesIn } from './row-edges.ts'
import { listPlaceIn } from './style-sheet.ts'
import type { WordFile } from './word-file.ts'

/** What was met on the way, for the doubts. */
export interface StoryFindings {
  deleted: number
  inserted: number
  hidden: string
  pictures: number
  unknownSymbols: number
  computedNumbers: number
  missingNumbers: number
  nestedTables: number
}

/** A paragraph of a story, or the end of a cell or row. */
export interface StoryLine {
  readonly text: string
  readonly end: 'paragraph' | 'cell' | 'row'
  readonly inTable: boolean
  readonly edges: RowEdges
}

/** Reads stretches of one file. */
export interface StoryReader {
  read(range: readonly [number, number]): StoryLine[]
  readonly findings: StoryFindings
}

interface ParagraphMarks {
  inTable: boolean
  endsRow: boolean
  innerCell: boolean
  innerRow: boolean
}

interface CharacterMarks {
  deleted: boolean
  inserted: boolean
  hidden: boolean
  special: boolean
  symbol: string | null
}

/** The end of a paragraph, a page or section, a cell or row. */
const ENDS = new Set(['\r', '\f', '\x07'])
const SYMBOL_FONT = 'Wingdings'

/** Prepares to read the stories of a file; numbers are counted in the order they are read. */
export function storyReader(file: WordFile, labels: Labels): StoryReader {
  const paragraphs = paragraphRuns(file)
  const marksAt = characterMarks(file)
  const findings = noFindings()

  function read(range: readonly [number, number]): StoryLine[] {
    const lines: StoryLine[] = []
    const fields: boolean[] = []
    let text = ''
    for (const character of charactersOf(file, range)) {
      const marks = marksAt(character.place)
      const shown = shownText(character, marks, { fields, findings })
      const isJoined = marks.deleted && character.text === '\r'
      if (isJoined || !ENDS.has(character.text)) text += shown
      else {
        lines.push(lineOf(character, runAt(paragraphs, character.place), text))
        text = ''
      }
    }
    if (text !== '') lines.push({ text, end: 'paragraph', inTable: false, edges: [] })
    return lines
  }

  function lineOf(character: Character, run: PropertyRun | undefined, text: string): StoryLine {
    const marks = paragraphMarks(run)
    const isRow = character.text === '\x07' && marks.endsRow
    if (marks.innerCell) findings.nestedTables += 1
    const end = isRow ? 'row' : character.text === '\x07' ? 'cell' : 'paragraph'
    const label = isRow || marks.innerRow || run === undefined ? '' : numberOf(run, labels, findings)
    const edges = isRow && run !== undefined ? rowEdgesIn(run.list) : []
    return { text: label + text, end, inTable: marks.inTable, edges }
  }

  return { read, findings }
}

function noFindings(): StoryFindings {
  return {
    deleted: 0,
    inserted: 0,
    hidden: '',
    pictures: 0,
    unknownSymbols: 0,
    computedNumbers: 0,
    missingNumbers: 0,
    nestedTables: 0,
  }
}

/** The marks at a place; neighbours mostly share a run, so the last one is kept. */
function characterMarks(file: WordFile): (place: number) => CharacterMarks {
  const runs = characterRuns(file)
  let run: PropertyRun | undefined
  let marks = marksOf(undefined)
  return (place) => {
    if (run === undefined || place < run.from || place >= run.to) {
      run = runAt(runs, place)
      marks = marksOf(run)
    }
    return marks
  }
}

function numberOf(run: PropertyRun, labels: Labels, findings: StoryFindings): string {
  const label = labels.next(listPlaceIn(run.list), run.styleIndex)
  if (label === null) findings.missingNumbers += 1
  else if (label !== '') findings.computedNumbers += 1
  return label ?? ''
}

/** What a character prints as; marks of fields, notes and pictures print nothing. */
function shownText(
  character: Character,
  marks: CharacterMarks,
  state: { fields: boolean[]; findings: StoryFindings },
): string {
  const { fields, findings } = state
  if (character.text === '\x13') fields.push(false)
  if (character.text === '\x14' && fields.length > 0) fields[fields.length - 1] = true
  if (character.text === '\x15') fields.pop()
  if (marks.deleted) findings.deleted += 1
  if (marks.inserted) findings.inserted += 1
  if (marks.deleted || fields.includes(false)) return ''
  const text = printed(character.text, marks, findings)
  if (!marks.hidden) return text
  findings.hidden += text
  return ''
}

function printed(text: string, marks: CharacterMarks, findings: StoryFindings): string {
  if (marks.symbol !== null) return symbolOf(marks.symbol, findings)
  if (text === '\x01' && marks.special) findings.pictures += 1
  if (text === '\v' || text === '\x0e') return '\n'
  if (text === '\x1e') return '-'
  if (text === '\t') return text
  if (/[\uf020-\uf0ff]/.test(text)) return symbolOf(text.charCodeAt(0).toString(16), findings)
  return text < ' ' || text === '\u00ad' ? '' : text
}

function symbolOf(code: string, findings: StoryFindings): string {
  const character = symbolCharacter(SYMBOL_FONT, code)
  if (character === null) findings.unknownSymbols += 1
  return character ?? '□'
}

function marksOf(run: PropertyRun | undefined): CharacterMarks {
  const marks: CharacterMarks = {
    deleted: false,
    inserted: false,
    hidden: false,
    special: false,
    symbol: null,
  }
  if (run === undefined) return marks
  readProperties(run.list, (code, value) => {
    if (code === 0x0800) marks.deleted = isOn(value)
    if (code === 0x0801) marks.inserted = isOn(value)
    if (code === 0x083c) marks.hidden = isOn(value)
    if (code === 0x0855) marks.special = isOn(value)
    if (code === 0x6a09) marks.symbol = value.getUint16(2, true).toString(16)
  })
  return marks
}

function paragraphMarks(run: PropertyRun | undefined): ParagraphMarks {
  const marks: ParagraphMarks = { inTable: false, endsRow: false, innerCell: false, innerRow: false }
  if (run === undefined) return marks
  readProperties(run.list, (code, value) => {
    if (code === 0x2416) marks.inTable = isOn(value)
    if (code === 0x2417) marks.endsRow = isOn(value)
    if (code === 0x244b) marks.innerCell = isOn(value)
    if (code === 0x244c) marks.innerRow = isOn(value)
  })
  return marks
}
