import type { Aside, SourceDocument, SourceDoubt } from '../../../kernel/source-document.ts'
import type { ExtractLimits } from '../extract-limits.ts'
import { unreadable } from '../unreadable.ts'
import { remarksOn } from './annotations.ts'
import { type Fragment, readFragments } from './fragments.ts'
import { overinflates } from './inflation.ts'
import { type Layout, measureLayout } from './layout.ts'
import { type Line, linesOf } from './lines.ts'
import { type SortedPage, sortPages } from './page-furniture.ts'
import { fromLibrary, openPdf, type PDFDocumentProxy, type PDFPageProxy } from './pdf-library.ts'
import { assemblePages, type PagePieces } from './pieces.ts'
import { isReadable } from './readable.ts'
import { type RuledTable, ruledTables } from './ruled-table.ts'
import { readRulings } from './rulings.ts'
import { type TaggedBlock, taggedBlocks } from './structure.ts'
import { taggedPieces } from './tagged-page.ts'
import { outsideTables, untaggedPieces } from './untagged-page.ts'

interface Page {
  readonly proxy: PDFPageProxy
  readonly number: number
  readonly height: number
  readonly fragments: readonly Fragment[]
  readonly blocks: readonly TaggedBlock[]
  readonly askew: number
}

interface ReadPages {
  readonly pages: readonly PagePieces[]
  readonly layout: Layout
  readonly notes: readonly string[]
  readonly heads: readonly Line[]
  readonly byGaps: boolean
}

/** Reads a PDF by its tags where it has them, else by positions; refuses scans and unreadable fonts. */
export async function readPdf(bytes: Uint8Array, limits: ExtractLimits): Promise<SourceDocument> {
  if (overinflates(bytes, limits.maxPartBytes)) throw unreadable('file-too-complex')
  const pdf = await openPdf(bytes)
  if (pdf.document.numPages > limits.maxPages) throw unreadable('file-too-large')
  const pages = await readPages(pdf.document)
  if (pdf.lacksTable()) throw unreadable('pdf-garbled')
  const all = pages.flatMap((page) => page.fragments.map((fragment) => fragment.text)).join('')
  if (all.trim() === '') throw unreadable('pdf-scanned')
  if (!isReadable(all)) throw unreadable('pdf-garbled')
  const read = isTagged(pages) ? readByTags(pages) : await readByPositions(pages)
  const text = assemblePages(read.pages, read.layout)
  const notes = read.notes.map((note) => ({ kind: 'footnote' as const, text: note }))
  const remarks = await Promise.all(pages.map((page) => remarksOn(page.proxy)))
  return {
    format: 'pdf',
    text,
    asides: [...notes, ...remarks.flat(), ...headsOf(read)],
    doubts: doubtsOf(pages, read),
  }
}

async function readPages(pdf: PDFDocumentProxy): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const proxy = await fromLibrary(pdf.getPage(number))
    const { fragments, askew } = await readFragments(proxy)
    const blocks = taggedBlocks(await fromLibrary(proxy.getStructTree()))
    pages.push({ proxy, number, height: proxy.getViewport({ scale: 1 }).height, fragments, blocks, askew })
  }
  return pages
}

/** Tags count when they hold nearly all of the text: some programs tag only a part. */
function isTagged(pages: readonly Page[]): boolean {
  let [tagged, total] = [0, 0]
  for (const { blocks, fragments } of pages) {
    const marks = marksIn(blocks)
    for (const { mark, text } of fragments) {
      total += text.length
      if (mark !== null && marks.has(mark)) tagged += text.length
    }
  }
  return tagged > 0.9 * total
}

function marksIn(blocks: readonly TaggedBlock[]): Set<string> {
  return new Set(blocks.flatMap((block) => (block.kind === 'row' ? block.cells.flat(2) : block.marks)))
}

function readByTags(pages: readonly Page[]): ReadPages {
  const layout = measureLayout(pages.flatMap((page) => linesOf(page.fragments, page.number)))
  const notes: string[] = []
  const heads: Line[] = []
  const untagged = sortPages(
    pages.map(({ blocks, fragments, number, height }) => {
      const marks = marksIn(blocks)
      const outside = fragments.filter(({ mark }) => mark === null || !marks.has(mark))
      return { lines: linesOf(outside, number), height }
    }),
  )
  const read = pages.map(({ blocks, fragments, number }, index) => {
    const { pieces, notes: own } = taggedPieces(blocks, fragments, { page: number, layout })
    const rest = untagged[index]
    notes.push(...own)
    heads.push(...(rest?.heads ?? []))
    const more = untaggedPieces({ lines: rest?.lines ?? [], tables: [], layout }).pieces
    return { pieces: [...pieces, ...more], numbers: numbersOf(rest) }
  })
  return { pages: read, layout, notes, heads, byGaps: false }
}

async function readByPositions(pages: readonly Page[]): Promise<ReadPages> {
  const drawn: { tables: RuledTable[]; lines: Line[]; height: number }[] = []
  for (const page of pages) {
    const tables = await tablesOf(page)
    const lines = linesOf(outsideTables(page.fragments, tables), page.number)
    drawn.push({ tables, lines, height: page.height })
  }
  const sorted = sortPages(drawn)
  const layout = measureLayout(bodyLines(sorted) ?? drawn.flatMap((page) => page.lines))
  const read = sorted.map((page, index) => ({
    ...untaggedPieces({ lines: page.lines, tables: drawn[index]?.tables ?? [], layout }),
    numbers: numbersOf(page),
  }))
  return {
    pages: read,
    layout,
    notes: [],
    heads: sorted.flatMap((page) => page.heads),
    byGaps: read.some((page) => page.byGaps),
  }
}

function bodyLines(pages: readonly SortedPage[]): Line[] | null {
  const lines = pages.flatMap((page) => page.lines)
  return lines.length === 0 ? null : lines
}

/** Drawing is looked at only where the text stands in columns: it costs far more than the text. */
async function tablesOf({ proxy, fragments, number }: Page): Promise<RuledTable[]> {
  const hasColumns = linesOf(fragments, number).some((line) => line.segments.length > 1)
  return hasColumns ? ruledTables(await readRulings(proxy), fragments, number) : []
}

function numbersOf(page: SortedPage | undefined): string[] {
  return (page?.numbers ?? []).map((line) => line.text)
}

/** Heads and feet that every page repeats stand beside the text, each once. */
function headsOf(read: ReadPages): Aside[] {
  return [...new Set(read.heads.map((head) => head.text))].map((text) => ({ kind: 'running-head', text }))
}

function doubtsOf(pages: readonly Page[], read: ReadPages): SourceDoubt[] {
  const doubts: SourceDoubt[] = []
  const silent = pages.filter((page) => page.fragments.length === 0).map((page) => page.number)
  if (silent.length > 0)
    doubts.push({
      kind: 'pages-without-text',
      text: `第 ${silent.join('、')} 页没有文字，可能是扫描的图片，没有读入。请对照原件补上。`,
    })
  if (pages.some((page) => page.askew > 0))
    doubts.push({ kind: 'askew-text', text: '页面上有斜排或旋转的文字（如水印），没有读入正文。' })
  if (read.byGaps)
    doubts.push({
      kind: 'table-by-position',
      text: '有的表格没有线框，是按文字的位置分列的，请核对各行各列。',
    })
  return doubts
}
