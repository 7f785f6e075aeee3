import type { Aside, SourceDocument, SourceDoubt } from '../../../kernel/source-document.ts'
import { shorten } from '../docx/reading.ts'
import { unreadable } from '../unreadable.ts'
import { readLabels } from './labels.ts'
import { type StoryFindings, type StoryReader, storyReader } from './story.ts'
import { printedLines } from './table-rows.ts'
import { openWordFile, type WordFile } from './word-file.ts'

/** Reads a binary .doc or .wps; what the file holds only as instruction (automatic numbers, revisions) is marked. */
export function readDoc(bytes: Uint8Array, format: 'doc' | 'wps'): SourceDocument {
  try {
    return read(openWordFile(bytes), format)
  } catch (cause) {
    // A cut or forged file points outside its own bytes.
    if (cause instanceof RangeError) throw unreadable('file-damaged')
    throw cause
  }
}

function read(file: WordFile, format: 'doc' | 'wps'): SourceDocument {
  const reader = storyReader(file, readLabels(file))
  const body = printedLines(reader.read(file.stories.body))
  const boxes = linesOf(reader, file.stories.boxes)
  const text = [...body, ...boxes].join('\n').trim()
  if (text === '') throw unreadable(reader.findings.pictures > 0 ? 'pictures-only' : 'document-without-text')
  const asides = [
    ...asidesOf(reader, file.stories.footnotes, 'footnote'),
    ...asidesOf(reader, file.stories.endnotes, 'endnote'),
    ...asidesOf(reader, file.stories.comments, 'comment'),
  ]
  return { format, text, asides, doubts: doubtsOf(reader.findings, boxes.length) }
}

function linesOf(reader: StoryReader, range: readonly [number, number]): string[] {
  return printedLines(reader.read(range)).filter((line) => line.trim() !== '')
}

function asidesOf(reader: StoryReader, range: readonly [number, number], kind: Aside['kind']): Aside[] {
  return linesOf(reader, range).map((text) => ({ kind, text: text.trim() }))
}

function doubtsOf(findings: StoryFindings, boxes: number): SourceDoubt[] {
  const when = (holds: boolean, kind: string, text: string) => (holds ? [{ kind, text }] : [])
  const { computedNumbers, missingNumbers, pictures, unknownSymbols } = findings
  return [
    ...when(
      missingNumbers > 0,
      'numbering-not-in-file',
      `有 ${missingNumbers} 段的编号由 Word 自动生成，文件里没有写出，也推算不出。请对照原件补上编号。`,
    ),
    ...when(
      computedNumbers > 0,
      'numbering-computed',
      `有 ${computedNumbers} 段的编号由 Word 自动生成，已按文件里的编号格式推算写出，请核对。`,
    ),
    ...when(
      findings.deleted + findings.inserted > 0,
      'revisions',
      '文件带有修订痕迹，已按接受全部修订读出，请核对。',
    ),
    ...when(
      findings.hidden.trim() !== '',
      'hidden-text',
      `文件里有隐藏文字，没有读入：“${shorten(findings.hidden.trim())}”。如果应当公开，请取消隐藏后重新导入。`,
    ),
    ...when(boxes > 0, 'text-boxes-at-end', '文件里有文本框，框里的文字放在了最后，请核对位置。'),
    ...when(pictures > 0, 'pictures', `文件里有 ${pictures} 张图片，图片里的文字没有读入。`),
    ...when(findings.nestedTables > 0, 'nested-tables', '有的单元格里套着表格，内层表格已按行读出，请核对。'),
    ...when(
      unknownSymbols > 0,
      'unknown-symbols',
      `有 ${unknownSymbols} 个特殊符号认不出，以“□”代替，请核对。`,
    ),
  ]
}
