import { childOf, elementsOf, isElement, switchOf, valueOf, type XmlElement } from '../xml-tree.ts'
import { circled } from '../word/number-format.ts'
import type { Reading } from './reading.ts'
import { listPlaceOf } from './styles.ts'
import { symbolCharacter, withoutSymbolCodes } from '../word/symbols.ts'

/** A paragraph as printed, and what becomes of the mark at its end. */
export interface ParagraphText {
  readonly text: string
  /** Lines of the text boxes anchored here. */
  readonly boxes: readonly string[]
  /** `deleted`: a tracked deletion joins it to the next paragraph; `hidden`: so does a hidden mark. */
  readonly mark: 'kept' | 'deleted' | 'hidden'
  /** Every character of it is hidden: the paragraph does not show at all. */
  readonly invisible: boolean
}

/** Reads the lines of a text box. */
export type BoxReader = (reading: Reading, box: XmlElement) => string[]

interface Line {
  readonly reading: Reading
  readonly readBox: BoxReader
  readonly hiddenByStyle: boolean
  text: string
  boxes: string[]
  hiddenCharacters: number
}

/** Never part of the printed text: properties, tracked deletions, field codes kept as data. */
const LEFT_OUT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:del',
  'w:moveFrom',
  'w:fldData',
  'w:rt',
])

/** The text of one paragraph as a person sees it, tracked changes accepted. */
export function readParagraph(reading: Reading, paragraph: XmlElement, readBox: BoxReader): ParagraphText {
  const properties = childOf(paragraph, 'w:pPr')
  const hiddenByStyle =
    reading.styles.hides(reading.styles.chainOf(valueOf(properties, 'w:pStyle'))[0]) ??
    reading.styles.hidesByDefault
  const line: Line = { reading, readBox, hiddenByStyle, text: '', boxes: [], hiddenCharacters: 0 }
  for (const child of elementsOf(paragraph)) readInline(line, child)
  return {
    text: line.text,
    boxes: line.boxes,
    mark: markOf(childOf(properties, 'w:rPr'), hiddenByStyle),
    invisible: line.text === '' && line.hiddenCharacters > 0,
  }
}

/** The printed automatic number of a paragraph; counts it, so ask once per paragraph and in order. */
export function labelOf(reading: Reading, paragraph: XmlElement): string {
  const properties = childOf(paragraph, 'w:pPr')
  const chain = reading.styles.chainOf(valueOf(properties, 'w:pStyle'))
  return reading.numbering.label(listPlaceOf(properties), chain)
}

function markOf(properties: XmlElement | undefined, hiddenByStyle: boolean): ParagraphText['mark'] {
  if (childOf(properties, 'w:del') !== undefined || childOf(properties, 'w:moveFrom') !== undefined)
    return 'deleted'
  return (switchOf(properties, 'w:vanish') ?? hiddenByStyle) ? 'hidden' : 'kept'
}

function readInline(line: Line, element: XmlElement): void {
  if (LEFT_OUT.has(element.name)) return
  if (element.name === 'w:r') return readRun(line, element)
  if (element.name === 'm:t') return addText(line, textOf(element), false)
  if (element.name === 'mc:AlternateContent') return readAlternatives(line, element, readInline)
  if (element.name === 'w:subDoc') line.reading.findings.embedded += 1
  for (const child of elementsOf(element)) readInline(line, child)
}

function readRun(line: Line, run: XmlElement): void {
  const properties = childOf(run, 'w:rPr')
  const hidden =
    switchOf(properties, 'w:vanish') ??
    line.reading.styles.hides(valueOf(properties, 'w:rStyle')) ??
    line.hiddenByStyle
  const readPart = (into: Line, part: XmlElement) => {
    readRunPart(into, part, hidden)
  }
  for (const part of elementsOf(run)) {
    if (part.name === 'mc:AlternateContent') readAlternatives(line, part, readPart)
    else readPart(line, part)
  }
}

function readRunPart(line: Line, part: XmlElement, hidden: boolean): void {
  switch (part.name) {
    case 'w:fldChar':
      return readFieldMark(line, part.attributes['w:fldCharType'])
    case 'w:instrText':
      return addInstruction(line, textOf(part))
    case 'w:drawing':
    case 'w:pict':
      return hidden || isInsideFieldCode(line) ? undefined : readDrawing(line, part)
    case 'w:object':
      line.reading.findings.objects += 1
      return
    case 'w:ruby':
      return readInline(line, childOf(part, 'w:rubyBase') ?? part)
    default:
      return addText(line, characterOf(line, part), hidden)
  }
}

function characterOf(line: Line, part: XmlElement): string {
  switch (part.name) {
    case 'w:t':
      return textOf(part)
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:br':
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '-'
    case 'w:sym':
      return symbolOf(line, part)
    default:
      return ''
  }
}

function addText(line: Line, text: string, hidden: boolean): void {
  if (text === '' || isInsideFieldCode(line)) return
  const { text: shown, unknown } = withoutSymbolCodes(text.replaceAll('\u00ad', ''))
  line.reading.findings.unknownSymbols += unknown
  if (hidden) {
    line.hiddenCharacters += shown.length
    line.reading.findings.hidden.push(shown)
  } else line.text += shown
}

function symbolOf(line: Line, part: XmlElement): string {
  const character = symbolCharacter(part.attributes['w:font'] ?? '', part.attributes['w:char'] ?? '')
  if (character === null) line.reading.findings.unknownSymbols += 1
  return character ?? '□'
}

function isInsideFieldCode(line: Line): boolean {
  return line.reading.fields.some((field) => !field.showsResult)
}

function addInstruction(line: Line, text: string): void {
  const field = line.reading.fields.at(-1)
  if (field !== undefined && !field.showsResult) field.instruction += text
}

function readFieldMark(line: Line, type: string | undefined): void {
  const { fields } = line.reading
  if (type === 'begin') fields.push({ instruction: '', showsResult: false })
  const field = fields.at(-1)
  if (type === 'separate' && field !== undefined) field.showsResult = true
  if (type !== 'end' || field === undefined) return
  fields.pop()
  if (!field.showsResult) addText(line, shownWithoutResult(line, field.instruction), false)
}

/** A few fields hold no result: a circled character draws its instruction, an automatic number is Word's alone. */
function shownWithoutResult(line: Line, instruction: string): string {
  const circle = /^\s*eq\s+\\o\\ac\s*\(\s*[○◯〇]\s*[,;，]\s*([^)]+)\)/i.exec(instruction)?.[1]?.trim()
  if (circle !== undefined) return /^\d+$/.test(circle) ? circled(Number(circle)) : circle
  if (/^\s*(AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM|SEQ)\b/i.test(instruction))
    line.reading.findings.fieldsWithoutResult += 1
  return ''
}

/** The same content stands there for newer and for older programs: it is read once. */
function readAlternatives(
  line: Line,
  element: XmlElement,
  read: (line: Line, element: XmlElement) => void,
): void {
  const before = line.text.length + line.boxes.length
  for (const branch of elementsOf(element)) {
    const findings = { ...line.reading.findings }
    for (const child of elementsOf(branch)) read(line, child)
    if (line.text.length + line.boxes.length > before) return
    if (branch.name === 'mc:Choice' && hasLaterBranch(element, branch))
      Object.assign(line.reading.findings, findings)
  }
}

function hasLaterBranch(element: XmlElement, branch: XmlElement): boolean {
  return elementsOf(element).at(-1) !== branch
}

function readDrawing(line: Line, drawing: XmlElement): void {
  const { findings } = line.reading
  for (const child of elementsOf(drawing)) {
    if (child.name === 'w:txbxContent') {
      line.boxes = line.boxes.concat(line.readBox(line.reading, child))
      continue
    }
    if (child.name === 'mc:AlternateContent') {
      readAlternatives(line, child, readDrawing)
      continue
    }
    if (child.name === 'pic:pic' || child.name === 'v:imagedata') findings.pictures += 1
    if (child.name === 'c:chart' || child.name === 'dgm:relIds') findings.charts += 1
    readDrawing(line, child)
  }
}

/** Word drops the white space at the ends of a text that does not ask to preserve it. */
function textOf(element: XmlElement): string {
  const text = element.children.flatMap((child) => (isElement(child) ? [] : [child])).join('')
  const flat = text.replace(/[\r\n\t]+/g, ' ')
  return element.attributes['xml:space'] === 'preserve' ? flat : flat.trim()
}
