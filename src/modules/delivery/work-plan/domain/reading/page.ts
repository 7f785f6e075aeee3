import { foldWidth } from '../../../../../kernel/chinese-text.ts'
import type { Span } from './plan-reading.ts'

/** One printed line without the white space around it; `text` is its plain form. */
export interface Line extends Span {
  readonly text: string
}

/**
 * The source beside its plain form. `plain` has the same length, so every place holds in both: letters, digits and
 * punctuation are half width, all brackets are round, and what is no part of the plan (page numbers) is blank.
 */
export interface Page {
  readonly source: string
  readonly plain: string
  readonly lines: readonly Line[]
}

const LINE = /[^\n\r\f\v\u0085\u2029]+/gu
const OPENING = /[〔【[{〖｟]/g
const CLOSING = /[〕】\]}〗｠]/g
/** Signs that some input methods write for a colon: ∶ ︰ ﹕. */
const COLON = /[\u2236\ufe30\ufe55]/g
/** Marks of a page reader that are neither white space nor anything a person sees. */
const UNSEEN = /[\u200b-\u200d\u2060\u00ad]/g

/** The plain form of a text, place for place. */
export function plainText(source: string): string {
  return foldWidth(source)
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(COLON, ':')
    .replace(UNSEEN, ' ')
}

/** Opens a source text as a page of lines. */
export function openPage(source: string): Page {
  return pageOf(source, plainText(source))
}

/** Stands in the plain form where a line break of the printer is no break of the text. */
const JOINT = '\u2009'

/** The same page with some stretches blank, so that no later step reads them. */
export function withBlank(page: Page, blank: readonly Span[]): Page {
  return replaced(page, blank, (text) => text.replace(/[^\n]/g, ' '))
}

/** The same page with some line breaks taken out of its plain form. */
export function withJoints(page: Page, joints: readonly Span[]): Page {
  return replaced(page, joints, (text) => JOINT.repeat(text.length))
}

/** The same page with some line breaks inside the cells of a table: they part paragraphs but not rows. */
export function withCellBreaks(page: Page, breaks: readonly Span[]): Page {
  return replaced(page, breaks, (text) => '\u2028'.repeat(text.length))
}

/** The same page with some line breaks read as the strokes between the cells of a table. */
export function withCellStrokes(page: Page, breaks: readonly Span[]): Page {
  return replaced(page, breaks, (text) => '|'.padEnd(text.length))
}

function replaced(page: Page, stretches: readonly Span[], replace: (text: string) => string): Page {
  if (stretches.length === 0) return page
  const parts: string[] = []
  let at = 0
  for (const { start, end } of stretches) {
    parts.push(page.plain.slice(at, start), replace(page.plain.slice(start, end)))
    at = end
  }
  parts.push(page.plain.slice(at))
  return pageOf(page.source, parts.join(''))
}

/** The source text of a stretch as the page reads, without the line breaks of the printer. */
export function printedText(page: Page, { start, end }: Span): string {
  const text = page.source.slice(start, end)
  if (!page.plain.slice(start, end).includes(JOINT)) return text
  return Array.from({ length: text.length }, (_, at) =>
    page.plain.charAt(start + at) === JOINT ? '' : text.charAt(at),
  ).join('')
}

/** The plain words of a stretch without such breaks, with the place of each character. */
export function plainWords(
  plain: string,
  { start, end }: Span,
): { words: string; places: readonly number[] } {
  const places: number[] = []
  for (let at = start; at < end; at++) if (plain.charAt(at) !== JOINT) places.push(at)
  return { words: plain.slice(start, end).replaceAll(JOINT, ''), places }
}

/** A stretch without the white space around it, null where nothing else is in it. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  let from = start
  let to = end
  while (from < to && isSpace(text, from)) from++
  while (to > from && isSpace(text, to - 1)) to--
  return from < to ? { start: from, end: to } : null
}

/** Whether the character at a place is white space. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/.test(text.charAt(at)))
}

function pageOf(source: string, plain: string): Page {
  const lines: Line[] = []
  for (const match of plain.matchAll(LINE)) {
    const span = trimmed(plain, { start: match.index, end: match.index + match[0].length })
    if (span) lines.push({ ...span, text: plain.slice(span.start, span.end) })
  }
  return { source, plain, lines }
}
