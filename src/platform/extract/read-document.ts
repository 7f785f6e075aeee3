import type { SourceDocument } from '../../kernel/source-document.ts'
import { readDoc } from './doc/read-doc.ts'
import { readDocx } from './docx/read-docx.ts'
import type { ExtractLimits } from './extract-limits.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readPlainText } from './plain-text.ts'
import { type FileKind, isArchive, isPicture, sniffKind } from './sniff-kind.ts'
import { type UnreadableCode, unreadable } from './unreadable.ts'

/** Why a kind that is no readable document is refused. */
const CODES: Partial<Record<FileKind, UnreadableCode>> = {
  xlsx: 'is-spreadsheet',
  xls: 'is-spreadsheet',
  et: 'is-spreadsheet',
  pptx: 'is-slides',
  ppt: 'is-slides',
  odt: 'is-odt',
  ofd: 'is-ofd',
  rtf: 'is-rtf',
  html: 'web-page',
  'word-xml': 'word-xml',
  works: 'works-file',
  audio: 'is-media',
  video: 'is-media',
  program: 'is-program',
  'encrypted-office': 'file-encrypted',
  empty: 'file-empty',
  damaged: 'file-damaged',
}

/** Reads a file by what it is, not by what it is called; refuses every kind that holds no text we can read. */
export async function readDocument(
  file: { name: string; bytes: Uint8Array },
  limits: ExtractLimits,
): Promise<SourceDocument> {
  const document = await readKind(await sniffKind(file.bytes, file.name), file.bytes, limits)
  if (document.text.length > limits.maxCharacters) throw unreadable('text-too-long')
  return document
}

async function readKind(kind: FileKind, bytes: Uint8Array, limits: ExtractLimits): Promise<SourceDocument> {
  if (isPicture(kind)) throw unreadable('is-picture')
  if (isArchive(kind)) throw unreadable('is-archive')
  switch (kind) {
    case 'docx':
      return readDocx(bytes, limits)
    case 'doc':
    case 'wps':
      return readDoc(bytes, kind)
    case 'pdf':
      return readPdf(bytes, limits)
    case 'txt':
      return readPlainText(bytes)
    default:
      throw unreadable(CODES[kind] ?? 'kind-unknown')
  }
}
