import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { extractText } from '../../../platform/extract/extract-text.ts'
import { acceptUpload } from '../../../platform/files/accept-upload.ts'
import type { Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { IMPORTED_KINDS } from './domain/draft-file-kinds.ts'
import { importedText, leftOutOf } from './domain/imported-text.ts'
import { draftMegabytes } from './domain/review-settings.ts'
import { refuseSecretUpload } from './read-upload.ts'

/** A file read for a draft, or what is wrong with it. */
export type Imported =
  | { readonly ok: true; readonly text: string; readonly leftOut: readonly string[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * Reads a Word or WPS file as a text to be looked over; neither the file nor the text is kept. Answers with what is wrong
 * where there is no file, none that can be read, or one that bears a mark of secrecy (conventions §10.1).
 */
export async function importDocument(
  work: Pick<Work, 'rules'>,
  upload: Upload | undefined,
): Promise<Imported> {
  if (upload === undefined)
    return { ok: false, errors: [{ field: 'document', message: '请先选一个 Word 或 WPS 文件。' }] }
  try {
    const maxBytes = work.rules.read(draftMegabytes) * 1_048_576
    const file = await acceptUpload(upload, { kinds: IMPORTED_KINDS, maxBytes })
    await refuseSecretUpload(file)
    const document = await extractText(file)
    return { ok: true, text: importedText(document), leftOut: leftOutOf(document) }
  } catch (cause) {
    if (cause instanceof Refusal && cause.kind === 'invalid')
      return { ok: false, errors: [{ field: 'document', message: cause.message }] }
    throw cause
  }
}
