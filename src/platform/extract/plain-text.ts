import type { SourceDocument, SourceDoubt, SourceFormat } from '../../kernel/source-document.ts'
import { decodeText } from './text-encoding.ts'
import { unreadable } from './unreadable.ts'

/** Reads a plain text file in UTF-8, UTF-16 or GB18030; refuses what is no text in any of them. */
export function readPlainText(bytes: Uint8Array): SourceDocument {
  const text = decodeText(bytes)
  if (text === null) throw unreadable('text-garbled')
  if (text.trim() === '') throw unreadable('file-empty')
  return plainDocument('txt', text)
}

/** Text put in by hand: line ends made one kind, rows pasted from a table divided by `|`. */
export function plainDocument(format: SourceFormat, raw: string): SourceDocument {
  const text = raw
    .replace(/\r\n?|\u0085|\f|\v|\u2029/g, '\n')
    // eslint-disable-next-line no-control-regex -- control characters print nothing
    .replace(/[\0-\x08\x0e-\x1f\ufeff\u00ad]/g, '')
  return { format, text: barredRows(text).trim(), asides: [], doubts: doubtsOf(text) }
}

/** Rows copied out of Word or Excel arrive with tabs: two or more lines with the same number of them are a table. */
function barredRows(text: string): string {
  const lines = text.split('\n')
  const tabs = lines.map((line) => line.split('\t').length - 1)
  return lines
    .map((line, index) => {
      const count = tabs[index] ?? 0
      const beside = [index - 1, index + 1].some((other) => tabs[other] === count)
      const isRow = count > 0 && beside && line.split('\t').filter((cell) => cell.trim() !== '').length > 1
      return isRow ? line.replaceAll('|', '｜').replaceAll('\t', '|') : line
    })
    .join('\n')
}

function doubtsOf(text: string): SourceDoubt[] {
  const lost = text.split('\ufffd').length - 1
  if (lost === 0) return []
  return [
    { kind: 'lost-characters', text: `有 ${lost} 个字在文件里已经损坏，显示为“\ufffd”，请对照原稿补上。` },
  ]
}
