import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '../../kernel/refusal.ts'
import { sniffKind, type FileKind } from '../extract/sniff-kind.ts'
import {
  DANGEROUS_EXTENSIONS,
  FILE_KINDS,
  isAcceptableKind,
  kindLabel,
  type AcceptableKind,
} from './file-kinds.ts'
import { cleanPicture, isPictureKind } from './clean-picture.ts'
import { megabytes } from './file-size.ts'
import { hasMacros } from './macros.ts'
import { refuseCut } from './received-file.ts'
import { extensionOf, safeFileName } from './safe-file-name.ts'

/** What a form takes in. */
export interface UploadPolicy {
  readonly kinds: readonly AcceptableKind[]
  readonly maxBytes: number
}

/** A file that may be kept: its name made safe, its kind known from its content. */
export interface AcceptedFile {
  readonly name: string
  readonly kind: AcceptableKind
  readonly contentType: string
  readonly size: number
  readonly bytes: Uint8Array
}

export type Upload =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly path: string; readonly cutAt?: number | null }

/**
 * Looks at an uploaded file before anything else does. Refuses, each with a sentence for the person who sent it: an empty
 * or too large file, what can run or carries script or macros, a kind the form does not take, and a name that belies the
 * content. A picture comes back drawn anew, without what its camera wrote into it.
 */
export async function acceptUpload(upload: Upload, policy: UploadPolicy): Promise<AcceptedFile> {
  const name = safeFileName(upload.name)
  if ('path' in upload) refuseCut(upload.cutAt ?? null)
  checkSize(await sizeOf(upload), policy)
  checkExtension(extensionOf(name), policy)
  const bytes = 'bytes' in upload ? upload.bytes : await readFile(upload.path)
  const kind = checkKind(await sniffKind(bytes, name), policy)
  checkAgreement(extensionOf(name), kind)
  if (await hasMacros(bytes, kind))
    throw refused('file-has-macros', '文件里含有宏，不能上传。请另存为不带宏的文件后再传。')
  const kept = isPictureKind(kind) ? await cleanPicture(bytes, kind) : bytes
  return { name, kind, contentType: FILE_KINDS[kind].contentType, size: kept.length, bytes: kept }
}

async function sizeOf(upload: Upload): Promise<number> {
  return 'bytes' in upload ? upload.bytes.length : (await stat(upload.path)).size
}

function checkSize(size: number, policy: UploadPolicy): void {
  if (size === 0) throw refused('file-empty', '这个文件是空的，没有内容。请检查后重新选择。')
  if (size > policy.maxBytes)
    throw refused('file-too-large', `文件有 ${megabytes(size)}，最多 ${megabytes(policy.maxBytes)}。`)
}

function checkExtension(extension: string, policy: UploadPolicy): void {
  if (DANGEROUS_EXTENSIONS.has(extension))
    throw refused('file-dangerous', `不能上传 .${extension} 文件：这类文件可以运行程序或者带有脚本、宏。`)
  const known = policy.kinds.some((kind) => extensionsOf(kind).includes(extension))
  if (known) return
  const found = extension === '' ? '没有扩展名' : `是 .${extension}`
  throw refused('file-kind-refused', `只能上传 ${allowed(policy)}，这个文件${found}。`)
}

function checkKind(kind: FileKind, policy: UploadPolicy): AcceptableKind {
  if (isAcceptableKind(kind) && policy.kinds.includes(kind)) return kind
  if (kind === 'damaged' || kind === 'unknown')
    throw refused('file-unrecognised', '这个文件的内容认不出来，可能已损坏。请在本机打开检查后重新上传。')
  if (kind === 'encrypted-office') throw refused('file-encrypted', '这个文件设有打开密码。请取消密码后再传。')
  throw refused('file-kind-refused', `只能上传 ${allowed(policy)}，这个文件是${kindLabel(kind)}。`)
}

/** The content decides; but a name that says otherwise would mislead whoever opens the file next. */
function checkAgreement(extension: string, kind: AcceptableKind): void {
  if (extensionsOf(kind).includes(extension)) return
  throw refused(
    'file-name-belies-content',
    `文件名以 .${extension} 结尾，内容却是${kindLabel(kind)}。请改成 .${FILE_KINDS[kind].extensions[0]} 后再传。`,
  )
}

function extensionsOf(kind: AcceptableKind): readonly string[] {
  return FILE_KINDS[kind].extensions
}

function allowed(policy: UploadPolicy): string {
  return policy.kinds.map(kindLabel).join('、')
}

function refused(code: string, sentence: string): Refusal {
  // A Latin word keeps its distance from the Chinese one before it.
  return new Refusal('invalid', code, sentence.replace(/(\p{sc=Han})(?=[A-Za-z])/gu, '$1 '))
}
