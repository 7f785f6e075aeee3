import { childOf, elementsOf, type XmlElement } from '../xml-tree.ts'
import { markedHeading } from './heading-marks.ts'
import { labelOf, readParagraph } from './paragraph.ts'
import type { Reading } from './reading.ts'
import { tableLines } from './table.ts'

/** Text waiting for the paragraph whose mark survives. */
interface Carry {
  /** With its own number: the mark at its end is hidden. */
  shown: string
  /** Without one: the mark at its end was deleted. */
  joined: string
  boxes: readonly string[]
}

/** Wrappers that print nothing themselves. */
const TRANSPARENT = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:ins',
  'w:moveTo',
  'mc:AlternateContent',
  'mc:Choice',
])

/** The printed lines of everything in a container: the body, a cell, a text box, a note. */
export function blockLines(reading: Reading, container: XmlElement): string[] {
  const lines: string[] = []
  const carry: Carry = { shown: '', joined: '', boxes: [] }
  for (const block of flattened(container, new Set(['w:p', 'w:tbl', 'w:altChunk']))) {
    if (block.name === 'w:altChunk') reading.findings.embedded += 1
    else if (block.name === 'w:p') lines.push(...paragraphLines(reading, block, carry))
    else lines.push(...release(carry), ...tableLines(reading, block, blockLines))
  }
  return [...lines, ...release(carry)]
}

/** The elements of the wanted names in order, whatever transparent wrappers hold them. */
export function flattened(container: XmlElement, wanted: ReadonlySet<string>): XmlElement[] {
  return elementsOf(container).flatMap((element) => {
    if (wanted.has(element.name)) return [element]
    return TRANSPARENT.has(element.name) ? flattened(element, wanted) : []
  })
}

function paragraphLines(reading: Reading, paragraph: XmlElement, carry: Carry): string[] {
  const read = readParagraph(reading, paragraph, boxLines)
  carry.boxes = carry.boxes.concat(read.boxes)
  if (read.mark === 'deleted') {
    carry.joined += read.text
    return []
  }
  if (read.mark === 'hidden') {
    const nothingShows = read.text === '' && carry.joined === ''
    if (!nothingShows) carry.shown += labelOf(reading, paragraph) + carry.joined + read.text
    carry.joined = ''
    return []
  }
  const label = read.invisible && carry.joined === '' ? '' : labelOf(reading, paragraph)
  const line = markedHeading(reading, paragraph, carry.shown + label + carry.joined + read.text)
  const lines = [...line.split('\n'), ...carry.boxes]
  Object.assign(carry, { shown: '', joined: '', boxes: [] })
  return lines
}

function release(carry: Carry): string[] {
  const text = carry.shown + carry.joined
  const lines = [...(text === '' ? [] : text.split('\n')), ...carry.boxes]
  Object.assign(carry, { shown: '', joined: '', boxes: [] })
  return lines
}

/** A text box is read on its own: fields open around it do not reach inside. */
function boxLines(reading: Reading, box: XmlElement): string[] {
  return blockLines({ ...reading, fields: [], marksHeadings: false }, box).filter(
    (line) => line.trim() !== '',
  )
}

/** The notes or comments of a part, in order. */
export function noteTexts(reading: Reading, part: XmlElement | null, name: string): string[] {
  if (part === null) return []
  return elementsOf(part)
    .filter((note) => note.name === name && isOrdinaryNote(note))
    .map((note) => blockLines(reading, note).join('\n').trim())
    .filter((text) => text !== '')
}

/** Separators stand among the notes but are lines, not notes. */
function isOrdinaryNote(note: XmlElement): boolean {
  return ['normal', undefined].includes(note.attributes['w:type'])
}

/** The body of the main part. */
export function bodyOf(document: XmlElement): XmlElement | undefined {
  return childOf(document, 'w:body')
}
