import type { Notation } from './notations.ts'
import { rankOf, readNumber, type NumberStyle, type PrintedNumber } from './numbering.ts'
import { trimmed, type Line, type Page } from './page.ts'
import type { Span } from './plan-reading.ts'

const RUN_TOGETHER = 500
const HEADING_BEFORE = /^[^。;:,()]{2,30}[。:]?\s{0,4}(?=\( ?一 ?\)[、.]?\s{0,2}\p{Script=Han})/u
/** Further points before the notation: they are clauses of one measure. */
const SECOND = /\( ?二 ?\)/u
const OUTLINE: readonly NumberStyle[] = ['chapter', 'chinese', 'article', 'bracketed-chinese', 'arabic']

/** What stands in an item, in reading order. */
export type Piece =
  | { readonly kind: 'text'; readonly span: Span }
  | { readonly kind: 'notation'; readonly span: Span; readonly notation: Notation }

/** A numbered item, or what stands before the first number; `pieces` are its own, without those of its children. */
export interface Item {
  readonly number: (PrintedNumber & { readonly span: Span }) | null
  readonly parent: Item | null
  readonly children: Item[]
  readonly pieces: Piece[]
}

/** The outline of a page: all items in reading order, the unnumbered beginning first. */
export function outline(page: Page, notations: readonly Notation[]): readonly Item[] {
  const root: Item = { number: null, parent: null, children: [], pieces: [] }
  const reading: Reading = { page, items: [root], open: root, last: new Map(), until: 0 }
  let next = 0
  page.lines.forEach((line, index) => {
    const inLine: Notation[] = []
    for (let notation = notations[next]; notation && notation.start < line.end; notation = notations[++next])
      inLine.push(notation)
    readLine(reading, { line, before: page.lines[index - 1], notations: inLine })
  })
  return reading.items
}

interface Reading {
  readonly page: Page
  readonly items: Item[]
  open: Item
  /** The last number of each style, whatever its chapter. */
  readonly last: Map<NumberStyle, number>
  /** Where the last notation ended. */
  until: number
}

interface LineReading {
  readonly line: Line
  readonly before: Line | undefined
  readonly notations: readonly Notation[]
}

function readLine(reading: Reading, { line, before, notations }: LineReading): void {
  const take = isRunTogether(line, notations) ? takeRunningText : takeText
  let at = Math.max(line.start, reading.until)
  if (at === line.start && notations[0]?.start !== line.start)
    at = takeHeadingBefore(reading, takeNumber(reading, at, isFinished(before)), {
      start: at,
      end: notations[0]?.start ?? line.end,
    })
  for (const notation of notations) {
    take(reading, { start: at, end: notation.start })
    reading.open.pieces.push({ kind: 'notation', span: notation, notation })
    reading.until = at = notation.end
    if (at >= line.end) continue
    const inner = trimmed(reading.page.plain, { start: at, end: line.end })
    if (inner) at = takeNumberBehind(reading, inner.start, line)
  }
  take(reading, { start: at, end: line.end })
}

/** A page whose line breaks were lost: many measures in one long line. */
function isRunTogether(line: Line, notations: readonly Notation[]): boolean {
  return notations.length > 1 && line.text.length > RUN_TOGETHER
}

/** Where line breaks became spaces, a number behind a space opens an item as on a line of its own. */
function takeRunningText(reading: Reading, { start, end }: Span): void {
  let at = start
  for (const gap of reading.page.plain.slice(start, end).matchAll(/\s(?=[(第一二三四五六七八九十\d])/gu)) {
    const place = start + gap.index + 1
    const number = readNumber(reading.page.plain, place)
    if (!number || number.weak || !OUTLINE.includes(number.style) || !isPlausible(reading, number, false))
      continue
    takeText(reading, { start: at, end: place })
    openItem(reading, number, place)
    at = place + number.length
  }
  takeText(reading, { start: at, end })
}

function takeText(reading: Reading, stretch: Span): void {
  const span = stretch.start < stretch.end ? trimmed(reading.page.plain, stretch) : null
  if (span) reading.open.pieces.push({ kind: 'text', span })
}

/** Opens a new item where a number stands; returns where its text begins. */
function takeNumber(reading: Reading, at: number, isFree: boolean): number {
  const number = readNumber(reading.page.plain, at)
  if (!number || !isPlausible(reading, number, isFree)) return at
  openItem(reading, number, at)
  return at + number.length
}

/** 一、深化公开(一)公开甲: a heading and the first item below it on one line. Returns where the text of the item begins. */
function takeHeadingBefore(reading: Reading, at: number, line: Span): number {
  if (at === line.start || reading.open.number?.style !== 'chinese') return at
  const words = reading.page.plain.slice(at, line.end)
  const heading = HEADING_BEFORE.exec(words)?.[0] ?? ''
  const number = heading === '' ? null : readNumber(reading.page.plain, at + heading.length)
  if (!number || SECOND.test(words)) return at
  takeText(reading, { start: at, end: at + heading.length })
  openItem(reading, number, at + heading.length)
  return at + heading.length + number.length
}

/** A broken line may begin with what looks like a number; then only the next number is one. */
function isPlausible(reading: Reading, number: PrintedNumber, isFree: boolean): boolean {
  const follows = number.ordinal === (reading.last.get(number.style) ?? 0) + 1
  if (number.weak) return follows && number.ordinal > 1
  return isFree || follows || number.ordinal === 1
}

function openItem(reading: Reading, number: PrintedNumber, at: number): void {
  let parent: Item | null = reading.open
  while (parent?.number && rankOf(parent.number.style) >= rankOf(number.style)) parent = parent.parent
  const span = { start: at, end: at + number.length }
  const item: Item = { number: { ...number, span }, parent, children: [], pieces: [] }
  parent?.children.push(item)
  reading.items.push(item)
  reading.last.set(number.style, number.ordinal)
  reading.open = item
}

/** A number right behind a notation; the numbers before it on the same line become items too. */
function takeNumberBehind(reading: Reading, at: number, line: Line): number {
  const number = readNumber(reading.page.plain, at)
  if (!number || number.weak || number.style === 'one-is') return at
  if (reading.open.number?.style !== number.style && number.ordinal > 1) splitBefore(reading, number, line)
  openItem(reading, number, at)
  return at + number.length
}

/** 1. and 2. run on in one line: the text before the notation is cut where they stand. */
function splitBefore(reading: Reading, number: PrintedNumber, line: Line): void {
  const { pieces } = reading.open
  const notation = pieces.at(-1)
  const text = pieces.at(-2)
  if (notation?.kind !== 'notation' || text?.kind !== 'text' || text.span.start < line.start) return
  const cuts = numbersInside(reading.page.plain, text.span, number)
  if (cuts.length === 0) return
  pieces.splice(-2)
  let at = text.span.start
  for (const cut of cuts) {
    takeText(reading, { start: at, end: cut.at })
    openItem(reading, cut.number, cut.at)
    at = cut.at + cut.number.length
  }
  takeText(reading, { start: at, end: text.span.end })
  reading.open.pieces.push(notation)
}

/** The numbers of one style that lead up to the given one without a gap, from 1. */
function numbersInside(
  plain: string,
  { start, end }: Span,
  until: PrintedNumber,
): { at: number; number: PrintedNumber }[] {
  const found: { at: number; number: PrintedNumber }[] = []
  for (let at = start; at < end; at++) {
    if (at > start && !/[。;:!?\s]/u.test(plain.charAt(at - 1))) continue
    const number = readNumber(plain, at)
    if (number?.style === until.style && !number.weak && number.ordinal === found.length + 1)
      found.push({ at, number })
  }
  return found.length === until.ordinal - 1 ? found : []
}

/** Whether a line closes: a sentence ends, or it is too short to have been broken by the printer. */
function isFinished(line: Line | undefined): boolean {
  return (
    line === undefined ||
    line.text.length < 20 ||
    /[。;:!?)”"’》…|]$/u.test(line.text) ||
    isHeadingLike(line.text)
  )
}

function isHeadingLike(text: string): boolean {
  return text.length < 50 && !text.includes('。') && readNumber(text, 0) !== null
}
