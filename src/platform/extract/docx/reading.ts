import type { SourceDoubt } from '../../../kernel/source-document.ts'
import type { Numbering } from './numbering.ts'
import type { StyleSheet } from './styles.ts'

/** A field being read: its instruction until the separator, then what it shows. */
export interface OpenField {
  instruction: string
  showsResult: boolean
}

/** What is known while one part of the document is read from top to bottom. */
export interface Reading {
  readonly styles: StyleSheet
  readonly numbering: Numbering
  readonly findings: Findings
  /** Fields open at this place; they may run over several paragraphs. */
  readonly fields: OpenField[]
  /** Inside a cell of a table with columns. */
  readonly isInCell: boolean
  /** Whether paragraphs of a heading's style are marked as such (`heading-marks.ts`). */
  readonly marksHeadings: boolean
}

/** What was left out or could not be read, counted once per kind. */
export interface Findings {
  readonly hidden: string[]
  pictures: number
  charts: number
  objects: number
  embedded: number
  unknownSymbols: number
  fieldsWithoutResult: number
  nestedTables: number
  hiddenRows: number
}

/** An empty record of findings. */
export function noFindings(): Findings {
  return {
    hidden: [],
    pictures: 0,
    charts: 0,
    objects: 0,
    embedded: 0,
    unknownSymbols: 0,
    fieldsWithoutResult: 0,
    nestedTables: 0,
    hiddenRows: 0,
  }
}

/** The findings as doubts a person can check. */
export function doubtsOf(findings: Findings, unknownFormats: ReadonlySet<string>): SourceDoubt[] {
  const times = (count: number, kind: string, text: string) => (count === 0 ? [] : [{ kind, text }])
  const hidden = findings.hidden.join('').trim()
  return [
    ...times(
      hidden.length,
      'hidden-text',
      `文件里有隐藏文字，没有读入：“${shorten(hidden)}”。如果应当公开，请取消隐藏后重新导入。`,
    ),
    ...times(findings.hiddenRows, 'hidden-rows', `表格里有 ${findings.hiddenRows} 个隐藏的行，没有读入。`),
    ...times(findings.pictures, 'pictures', `文件里有 ${findings.pictures} 张图片，图片里的文字没有读入。`),
    ...times(findings.charts, 'charts', `文件里有 ${findings.charts} 个图表，图表里的文字没有读入。`),
    ...times(findings.objects, 'objects', `文件里嵌有 ${findings.objects} 个其他文件，其内容没有读入。`),
    ...times(findings.embedded, 'embedded-parts', '文件引用了另一份文档的内容，这部分没有读入，请核对。'),
    ...times(
      findings.unknownSymbols,
      'unknown-symbols',
      `有 ${findings.unknownSymbols} 个特殊符号认不出，以“□”代替，请核对。`,
    ),
    ...times(
      findings.fieldsWithoutResult,
      'numbering-not-in-file',
      `有 ${findings.fieldsWithoutResult} 处编号由 Word 的域自动生成，文件里没有写出，请核对编号。`,
    ),
    ...times(findings.nestedTables, 'nested-tables', '有的单元格里套着表格，内层表格已按行读出，请核对。'),
    ...times(
      unknownFormats.size,
      'numbering-format',
      '有的自动编号用了少见的格式，已按阿拉伯数字写出，请核对编号。',
    ),
  ]
}

/** The opening of a text for a sentence about it. */
export function shorten(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 40 ? text : `${characters.slice(0, 40).join('')}…`
}
