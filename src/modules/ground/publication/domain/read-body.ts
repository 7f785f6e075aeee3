import type { Block, Body } from './blocks.ts'

const CHAPTER = /^第[一二三四五六七八九十百零〇]+[章节编]/
const ARTICLE = /^(第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*(.*)$/
const FIRST_LEVEL = /^[一二三四五六七八九十]+、/
const SECOND_LEVEL = /^[（(][一二三四五六七八九十]+[）)]/
const FIGURE = /^[［[]图\s*(\d{1,3})[］\]]$/
const QUESTION = /^问[:：]\s*(.+)$/
const ANSWER = /^答[:：]\s*(.*)$/
/** A numbered line as short as this, without a full stop at its end, is a heading; a longer one is a paragraph. */
const HEADING_AT_MOST = 40

/**
 * Reads a text as a clerk writes or pastes it, a line a paragraph: 一、 and 第一章 are headings, 第一条 an article, `- ` a list,
 * lines of cells divided by `|` a table, 问： with 答： a question, ［图1］ a picture. What fits nothing is a paragraph.
 */
export function readBody(text: string): Body {
  const lines = text.split('\n').map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
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
  if (line.startsWith('- ')) return readList(lines, at)
  if (isRow(line)) return readTable(lines, at)
  if (QUESTION.test(line)) return readQuestion(lines, at)
  return { block: readLine(line), next: at + 1 }
}

function readLine(line: string): Block {
  const marked = /^(#{1,2})\s+(.+)$/.exec(line)
  if (marked !== null) return { kind: 'heading', level: marked[1] === '#' ? 2 : 3, text: marked[2] ?? '' }
  const figure = FIGURE.exec(line)
  if (figure !== null) return { kind: 'figure', file: Number(figure[1]) }
  const article = ARTICLE.exec(line)
  if (article !== null) return { kind: 'article', number: article[1] ?? '', text: article[2] ?? '' }
  const isShort = line.length <= HEADING_AT_MOST && !/[。；：，]$/.test(line)
  if (CHAPTER.test(line) || (FIRST_LEVEL.test(line) && isShort))
    return { kind: 'heading', level: 2, text: line }
  if (SECOND_LEVEL.test(line) && isShort) return { kind: 'heading', level: 3, text: line }
  return { kind: 'paragraph', text: line.replace(/^\\/, '') }
}

function readList(lines: readonly string[], at: number): Reading {
  const end = endOf(lines, at, (line) => line.startsWith('- '))
  return {
    block: { kind: 'list', items: lines.slice(at, end).map((line) => line.slice(2).trim()) },
    next: end,
  }
}

function isRow(line: string): boolean {
  return !line.startsWith('\\') && line.includes('|')
}

function readTable(lines: readonly string[], at: number): Reading {
  const end = endOf(lines, at, isRow)
  const rows = lines.slice(at, end).map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  // The line under a head in another notation: |---|---|
  const kept = rows.filter((cells) => !cells.every((cell) => /^:?-{2,}:?$/.test(cell)))
  return { block: { kind: 'table', rows: evened(kept) }, next: end }
}

/** Every row as wide as the widest. */
function evened(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((cells) => cells.length))
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
}

/** The answer goes on until an empty line, a heading or the next question. */
function readQuestion(lines: readonly string[], at: number): Reading {
  const question = QUESTION.exec(lines[at] ?? '')?.[1] ?? ''
  const first = lines[at + 1] === '' ? at + 2 : at + 1
  const start = ANSWER.exec(lines[first] ?? '')
  if (start === null) return { block: { kind: 'question', question, answer: [] }, next: at + 1 }
  const end = endOf(lines, first + 1, (line) => line !== '' && !QUESTION.test(line) && !isBreak(line))
  const answer = [start[1] ?? '', ...lines.slice(first + 1, end)].filter((line) => line !== '')
  return { block: { kind: 'question', question, answer }, next: end }
}

function isBreak(line: string): boolean {
  return readLine(line).kind !== 'paragraph' || line.startsWith('- ') || isRow(line)
}

function endOf(lines: readonly string[], from: number, goesOn: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1
  return end
}
