import type { Block, Body } from './blocks.ts'

const CHAPTER = /^第[一二三四五六七八九十百零〇]+[章节编]/
const ARTICLE = /^(第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*(.*)$/
const FIRST_LEVEL = /^[一二三四五六七八九十]+、/
const SECOND_LEVEL = /^[（(][一二三四五六七八九十]+[）)]/
const FIGURE = /^[［[]图\s*([1-9]\d{0,2})[］\]]$/
const QUESTION = /^问[:：]\s*(.+)$/
const ANSWER = /^答[:：]\s*(.*)$/
/** `- ` begins an item, `+ ` one that is numbered. */
const ITEM = /^[-+] /
/** A line of cells that says nothing: under a head in another notation, or first in a table without a head. */
const RULE = /^:?-{2,}:?$/
/** The ends of lines, whatever program wrote them. */
const LINE_END = /\r\n?|[\n\u2028\u2029]/
/** A numbered line as short as this, without a full stop at its end, is a heading; a longer one is a paragraph. */
const HEADING_AT_MOST = 40

/**
 * Reads a text as a clerk writes or pastes it, a line a paragraph: 一、 and 第一章 are headings (so are `# ` to `### `),
 * 第一条 an article, `- ` a list and `+ ` a numbered one, lines of cells divided by `|` a table, 问： with 答： a question,
 * ［图1］ a picture. What fits nothing is a paragraph, and so is a line after a backslash; `\|` is a bar within words.
 */
export function readBody(text: string): Body {
  const lines = text.split(LINE_END).map((line) => line.trim())
  const body: Block[] = []
  for (let at = 0; at < lines.length;) {
    const { block, next } = readBlock(lines, at)
    if (block !== null) body.push(block)
    at = next
  }
  return body
}

interface Reading {
  readonly block: Block | null
  readonly next: number
}

function readBlock(lines: readonly string[], at: number): Reading {
  const line = lines[at] ?? ''
  if (line === '') return { block: null, next: at + 1 }
  if (ITEM.test(line)) return readList(lines, at)
  if (isRow(line)) return readTable(lines, at)
  if (QUESTION.test(line)) return readQuestion(lines, at)
  const block = readLine(line)
  return { block: textOf(block) === '' && block.kind === 'paragraph' ? null : block, next: at + 1 }
}

/** One line that belongs to no list, table or question. */
export function readLine(line: string): Exclude<Block, { kind: 'list' | 'table' | 'question' }> {
  if (line.startsWith('\\')) return { kind: 'paragraph', text: line.slice(1).trim() }
  const words = withBars(line)
  const marked = /^(#{1,3})\s+(.+)$/.exec(words)
  if (marked !== null)
    return { kind: 'heading', level: LEVELS[(marked[1] ?? '').length] ?? 2, text: marked[2] ?? '' }
  const figure = FIGURE.exec(words)
  if (figure !== null) return { kind: 'figure', file: Number(figure[1]) }
  const article = ARTICLE.exec(words)
  if (article !== null) return { kind: 'article', number: article[1] ?? '', text: article[2] ?? '' }
  const isShort = words.length <= HEADING_AT_MOST && !/[。；：，]$/.test(words)
  if (CHAPTER.test(words) || (FIRST_LEVEL.test(words) && isShort))
    return { kind: 'heading', level: 2, text: words }
  if (SECOND_LEVEL.test(words) && isShort) return { kind: 'heading', level: 3, text: words }
  return { kind: 'paragraph', text: words }
}

const LEVELS: Readonly<Record<number, 2 | 3 | 4>> = { 1: 2, 2: 3, 3: 4 }

/** Words whose bars were written so that they divide no cells. */
function withBars(words: string): string {
  return words.replaceAll('\\|', '|')
}

function readList(lines: readonly string[], at: number): Reading {
  const sign = (lines[at] ?? '').slice(0, 2)
  const end = endOf(lines, at, (line) => line.startsWith(sign))
  const items = lines.slice(at, end).map((line) => line.slice(2).trim())
  return {
    block: { kind: 'list', items, ...(sign === '+ ' ? { ordered: true } : {}) },
    next: end,
  }
}

function isRow(line: string): boolean {
  return !line.startsWith('\\') && /(?<!\\)\|/.test(line)
}

function readTable(lines: readonly string[], at: number): Reading {
  const end = endOf(lines, at, (line) => isRow(line) && !ITEM.test(line))
  const rows = lines.slice(at, end).map((line) =>
    line
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => withBars(cell).trim()),
  )
  const kept = rows.filter((cells) => !isRule(cells))
  const headless = isRule(rows[0] ?? [])
  return {
    block:
      kept.length === 0 ? null : { kind: 'table', rows: evened(kept), ...(headless ? { head: false } : {}) },
    next: end,
  }
}

/** Whether a line of cells only draws a line. */
export function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => RULE.test(cell))
}

/** Every row as wide as the widest. */
export function evened(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((cells) => cells.length))
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
}

/** The answer goes on until an empty line, a heading or the next question. */
function readQuestion(lines: readonly string[], at: number): Reading {
  const question = withBars(QUESTION.exec(lines[at] ?? '')?.[1] ?? '')
  const first = lines[at + 1] === '' ? at + 2 : at + 1
  const start = ANSWER.exec(lines[first] ?? '')
  if (start === null) return { block: { kind: 'question', question, answer: [] }, next: at + 1 }
  const end = endOf(lines, first + 1, (line) => line !== '' && !QUESTION.test(line) && !isBreak(line))
  const more = lines.slice(first + 1, end).map((line) => textOf(readLine(line)))
  const answer = [withBars(start[1] ?? ''), ...more].filter((line) => line !== '')
  return { block: { kind: 'question', question, answer }, next: end }
}

function textOf(block: Block): string {
  return block.kind === 'paragraph' ? block.text : ''
}

function isBreak(line: string): boolean {
  return readLine(line).kind !== 'paragraph' || ITEM.test(line) || isRow(line)
}

/** Whether a line standing alone would be taken for the answer to a question above it. */
export function isAnswer(line: string): boolean {
  return ANSWER.test(line)
}

/** The number of an article and where its text begins; null for a line that is none. */
export function articleOf(words: string): { readonly number: string; readonly from: number } | null {
  const found = ARTICLE.exec(words)
  return found === null ? null : { number: found[1] ?? '', from: words.length - (found[2] ?? '').length }
}

function endOf(lines: readonly string[], from: number, goesOn: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1
  return end
}
