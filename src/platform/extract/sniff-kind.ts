import { fileTypeFromBuffer } from 'file-type'
import { isCompoundFile, openCompoundFile } from './doc/compound-file.ts'
import { ordinaryLimits } from './extract-limits.ts'
import { decodeText, strictUtf8 } from './text-encoding.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

/** What a file is by its content; its name decides only between kinds that share one container. */
export type FileKind = (typeof PICTURES)[number] | (typeof ARCHIVES)[number] | OfficeKind | OtherKind

type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ofd' | 'doc' | 'wps' | 'xls' | 'et' | 'ppt' | 'works'
type OtherKind =
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'word-xml'
  | 'txt'
  | 'svg'
  | 'audio'
  | 'video'
  | 'program'
  | 'encrypted-office'
  | 'empty'
  | 'damaged'
  | 'unknown'

const PICTURES = ['png', 'jpg', 'gif', 'webp', 'bmp', 'tif', 'heic', 'avif', 'ico'] as const
const ARCHIVES = ['zip', 'rar', '7z', 'gz', 'tar', 'bz2', 'xz'] as const
const PROGRAMS = new Set(['exe', 'elf', 'macho', 'wasm', 'class', 'msi'])
const PACKAGE_LIMITS = { ...ordinaryLimits, maxPartBytes: 1024 * 1024 }

/** Recognises a file by its content, looking into zip packages and compound files. */
export async function sniffKind(bytes: Uint8Array, name: string): Promise<FileKind> {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006'))
    return zipKind(bytes, extensionOf(name))
  if (isCompoundFile(bytes)) return compoundKind(bytes, extensionOf(name))
  if (hasPdfHeader(bytes)) return 'pdf'
  if (startsWith(bytes, '{\\rtf')) return 'rtf'
  const utf8 = strictUtf8(bytes)
  // eslint-disable-next-line no-control-regex -- bytes that no text holds
  if (utf8 !== null && !/[\0-\x08\x0e-\x1a]/.test(utf8.slice(0, 4096))) return markupKind(utf8)
  return (await signatureKind(bytes)) ?? otherTextKind(bytes)
}

/** Whether a kind is a picture. */
export function isPicture(kind: FileKind): boolean {
  return kind === 'svg' || PICTURES.some((each) => each === kind)
}

/** Whether a kind is a package of other files. */
export function isArchive(kind: FileKind): boolean {
  return ARCHIVES.some((each) => each === kind)
}

async function zipKind(bytes: Uint8Array, extension: string): Promise<FileKind> {
  try {
    const zip = await openZip(bytes, PACKAGE_LIMITS)
    const content = await partText(zip, '[Content_Types].xml')
    return officeKind(zip, content, extension) ?? (await openDocumentKind(zip)) ?? 'zip'
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Refusal') return 'damaged'
    throw cause
  }
}

function officeKind(zip: ZipArchive, content: string, extension: string): FileKind | null {
  if (zip.names.includes('ofd.xml')) return 'ofd'
  if (content === '') return zip.names.includes('word/document.xml') ? 'docx' : null
  if (/(wordprocessingml|ms-word)\.[\w.]*main\+xml/.test(content)) return 'docx'
  if (/(spreadsheetml|ms-excel)\.[\w.]*main(\+xml)?/.test(content)) return 'xlsx'
  if (/(presentationml|ms-powerpoint)\.[\w.]*main\+xml/.test(content)) return 'pptx'
  return zip.names.some((name) => name.startsWith('word/')) || extension === 'docx' ? 'docx' : null
}

async function openDocumentKind(zip: ZipArchive): Promise<FileKind | null> {
  const type = await partText(zip, 'mimetype')
  return type.startsWith('application/vnd.oasis.opendocument') ? 'odt' : null
}

async function partText(zip: ZipArchive, name: string): Promise<string> {
  return new TextDecoder().decode((await zip.read(name)) ?? new Uint8Array())
}

function compoundKind(bytes: Uint8Array, extension: string): FileKind {
  const file = openCompoundFile(bytes)
  if (file === null) return 'damaged'
  const has = (...names: string[]) => names.some((name) => file.names.includes(name))
  if (has('EncryptedPackage')) return 'encrypted-office'
  if (has('WordDocument')) return extension === 'wps' || extension === 'wpt' ? 'wps' : 'doc'
  if (has('Workbook', 'Book')) return extension === 'et' || extension === 'ett' ? 'et' : 'xls'
  if (has('PowerPoint Document')) return 'ppt'
  return has('MatOST', 'CONTENTS') || extension === 'wps' ? 'works' : 'unknown'
}

/** The header may stand a little way into the file, as every reader allows. */
function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function markupKind(text: string): FileKind {
  const head = text.slice(0, 2048).trimStart().toLowerCase()
  if (/^(<!doctype html|<html)/.test(head) || /^mime-version:/m.test(head)) return 'html'
  if (!head.startsWith('<?xml') && !head.startsWith('<svg')) return 'txt'
  if (head.includes('<svg')) return 'svg'
  if (head.includes('<html')) return 'html'
  return head.includes('word.document') || head.includes('wordml') ? 'word-xml' : 'txt'
}

async function signatureKind(bytes: Uint8Array): Promise<FileKind | null> {
  const type = await fileTypeFromBuffer(bytes)
  if (type === undefined) return null
  const listed = [...PICTURES, ...ARCHIVES].find((each) => each === type.ext)
  if (listed !== undefined) return listed
  if (PROGRAMS.has(type.ext)) return 'program'
  if (type.mime.startsWith('audio/')) return 'audio'
  if (type.mime.startsWith('video/')) return 'video'
  return null
}

function otherTextKind(bytes: Uint8Array): FileKind {
  return decodeText(bytes) === null ? 'unknown' : 'txt'
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, index) => bytes[index] === character.charCodeAt(0))
}

function extensionOf(name: string): string {
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : ''
}
