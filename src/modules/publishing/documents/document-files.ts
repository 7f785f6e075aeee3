import { buffer } from 'node:stream/consumers'
import type { FieldError } from '../../../kernel/refusal.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { extractText } from '../../../platform/extract/extract-text.ts'
import { acceptUpload } from '../../../platform/files/accept-upload.ts'
import type { AcceptedFile, Upload } from '../../../platform/files/accept-upload.ts'
import type { Work } from '../../../platform/work/work.ts'
import { documentMegabytes } from './domain/document-settings.ts'
import { refuseSecrets } from './domain/secrecy-mark.ts'
import { loadDocumentFor } from './load-document.ts'
import { insertDocumentFile, listDocumentFiles } from './store/files.ts'
import type { DocumentFile } from './store/files.ts'

const KINDS = ['docx', 'doc', 'wps', 'pdf', 'ofd', 'xlsx', 'et'] as const
const READABLE: readonly string[] = ['docx', 'doc', 'wps', 'pdf']

/**
 * Takes in a document's file as it was signed elsewhere. What can be read is looked through for a secrecy mark before
 * anything is kept (§10.1); for every file the person says that it bears none.
 */
export async function addDocumentFile(
  work: Work,
  id: string,
  { upload, cleared }: { readonly upload: Upload; readonly cleared: boolean },
): Promise<readonly FieldError[]> {
  await loadDocumentFor(work, id, 'add-file')
  const kept = await keepClearedFile(work, { upload, cleared })
  if ('field' in kept) return [kept]
  const number = (await listDocumentFiles(work.db, id)).length + 1
  await insertDocumentFile(work.db, id, { number, ...kept })
  await work.record({
    subject: `document:${id}`,
    action: 'document-file-added',
    after: { number, hash: kept.hash },
  })
  return []
}

/** Keeps a file that a person cleared and that bears no secrecy mark as far as it can be read; or says what is wrong. */
export async function keepClearedFile(
  work: Work,
  { upload, cleared }: { readonly upload: Upload; readonly cleared: boolean },
): Promise<Omit<DocumentFile, 'number'> | FieldError> {
  if (!cleared) return { field: 'cleared', message: '请先看过文件，确认没有密级标志，再勾选上传。' }
  const maxBytes = work.rules.read(documentMegabytes) * 1_048_576
  const file = await accepted(upload, maxBytes)
  if ('field' in file) return file
  refuseSecrets([file.name])
  if (READABLE.includes(file.kind)) {
    const { text, asides } = await extractText(file)
    refuseSecrets([text, ...asides.map((aside) => aside.text)])
  }
  const { hash, size } = await work.files.put(file.bytes, { maxBytes })
  return { hash, size, name: file.name, contentType: file.contentType }
}

async function accepted(upload: Upload, maxBytes: number): Promise<AcceptedFile | FieldError> {
  try {
    return await acceptUpload(upload, { kinds: KINDS, maxBytes })
  } catch (cause) {
    if (cause instanceof Refusal && cause.kind === 'invalid') return { field: 'file', message: cause.message }
    throw cause
  }
}

/** The bytes of every file of a document. */
export async function readDocumentFiles(
  work: Pick<Work, 'db' | 'files'>,
  id: string,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const files = await listDocumentFiles(work.db, id)
  return Promise.all(
    files.map(async ({ name, hash }) => ({ name, bytes: await buffer(await work.files.read(hash)) })),
  )
}
