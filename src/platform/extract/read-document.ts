import type { SourceDocument } from '../../kernel/source-document.ts'
import { readDoc } from './doc/read-doc.ts'
import { readDocx } from './docx/read-docx.ts'
import type { ExtractLimits } from './extract-limits.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readPlainText } from './plain-text.ts'
import { type FileKind, isArchive, isPicture, sniffKind } from './sniff-kind.ts'
import { type UnreadableCode, unreadable } from './unreadable.ts'

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
      throw unreadable(codeOf(kind))
  }
}

function codeOf(kind: FileKind): UnreadableCode {
  switch (kind) {
    case 'xlsx':
    case 'xls':
    case 'et':
      return 'is-spreadsheet'
    case 'pptx':
    case 'ppt':
      return 'is-slides'
    case 'odt':
      return 'is-odt'
    case 'ofd':
      return 'is-ofd'
    case 'rtf':
      return 'is-rtf'
    case 'html':
      return 'web-page'
    case 'word-xml':
      return 'word-xml'
    case 'works':
      return 'works-file'
    case 'audio':
    case 'video':
      return 'is-media'
    case 'program':
      return 'is-program'
    case 'encrypted-office':
      return 'file-encrypted'
    case 'empty':
      return 'file-empty'
    case 'damaged':
      return 'file-damaged'
    default:
      return 'kind-unknown'
  }
}
