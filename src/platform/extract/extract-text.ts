import type { SourceDocument } from '../../kernel/source-document.ts'
import { type ExtractLimits, ordinaryLimits } from './extract-limits.ts'
import { documentOf, runApart } from './extraction-process.ts'
import { plainDocument } from './plain-text.ts'
import { unreadable } from './unreadable.ts'

/**
 * The text of an uploaded .docx, .doc, .wps, .pdf or .txt as a person sees its pages, read in a process of limited time
 * and memory. Refuses (`invalid`) every file it cannot read, with a sentence that says what to do.
 */
export async function extractText(
  file: { name: string; bytes: Uint8Array },
  limits: ExtractLimits = ordinaryLimits,
): Promise<SourceDocument> {
  if (file.bytes.length === 0) throw unreadable('file-empty')
  if (file.bytes.length > limits.maxBytes) throw unreadable('file-too-large')
  return documentOf(await runApart({ file: { name: file.name, bytes: file.bytes }, limits }))
}

/** Text pasted by hand, in the same shape as a file's. */
export function pastedText(text: string): SourceDocument {
  return plainDocument('pasted', text)
}
