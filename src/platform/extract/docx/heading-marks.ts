import type { SourceDocument } from '../../../kernel/source-document.ts'
import { childOf, valueOf, type XmlElement } from '../xml-tree.ts'
import type { Reading } from './reading.ts'

/** Stands before a heading while the text is put together; no XML can hold it. */
const MARK = '\u0001'
/** Levels from here on are body text. */
const BODY_TEXT = 9

/** A line with its mark, where the paragraph's own properties or its style make it a heading. */
export function markedHeading(reading: Reading, paragraph: XmlElement, line: string): string {
  if (!reading.marksHeadings || reading.isInCell || line.trim() === '') return line
  const properties = childOf(paragraph, 'w:pPr')
  const own = valueOf(properties, 'w:outlineLvl')
  const chain = reading.styles.chainOf(valueOf(properties, 'w:pStyle'))
  const level = own === undefined ? reading.styles.outlineLevel(chain) : Number(own)
  return level === undefined || !(level < BODY_TEXT) ? line : `${MARK}${String(level)}${line}`
}

/** The text without marks, and the lines that had one. */
export function headingsOf(marked: string): Required<Pick<SourceDocument, 'text' | 'headings'>> {
  const headings: { line: number; level: number }[] = []
  const lines = marked.split('\n').map((line, place) => {
    if (!line.startsWith(MARK)) return line
    headings.push({ line: place, level: Number(line[1]) + 1 })
    return line.slice(2)
  })
  return { text: lines.join('\n'), headings }
}
