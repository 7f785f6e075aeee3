import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { openIncoming } from '../files/received-file.ts'
import type { Incoming } from '../files/received-file.ts'
import type { Upload } from './route.ts'

const NUL = String.fromCharCode(0)

/** What a posted form brought. */
export interface Posted {
  readonly form: Record<string, unknown>
  readonly uploads: readonly Upload[]
  /** Removes the files from the disk. */
  readonly discard: () => Promise<void>
}

/** The fields and files of a posted form; a field that comes several times becomes a list, files wait on disk. */
export async function readForm(request: FastifyRequest, uploadLimit: number): Promise<Posted> {
  if (!request.isMultipart())
    return { form: fieldsOf(request.body), uploads: [], discard: () => Promise.resolve() }
  const incoming = openIncoming(uploadLimit)
  try {
    const parts = await readParts(request, { uploadLimit, incoming })
    return { ...parts, discard: () => incoming.discard() }
  } catch (cause) {
    await incoming.discard()
    if (cause instanceof Refusal || (cause instanceof Error && 'statusCode' in cause)) throw cause
    // The connection broke off, or the body is no form.
    throw new Refusal('invalid', 'form-cut-off', '表单没有完整传到，没有保存。请检查网络，再提交一次。')
  }
}

/** All files of a form together may be so many times as large as one of them. */
const FILES_TOGETHER = 5

async function readParts(
  request: FastifyRequest,
  { uploadLimit, incoming }: { readonly uploadLimit: number; readonly incoming: Incoming },
): Promise<Pick<Posted, 'form' | 'uploads'>> {
  const form: Record<string, unknown> = {}
  const uploads: Upload[] = []
  const limits = { fileSize: uploadLimit, files: 400, fields: 4000, fieldSize: 2_000_000 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw tooLong()
      add(form, part.fieldname, cleaned(part.value))
      continue
    }
    const file = await incoming.receive(part.file, part.filename)
    if (file.name !== '' || file.size > 0) uploads.push({ ...file, field: part.fieldname })
    const together = uploads.reduce((sum, { size }) => sum + size, 0)
    if (together > FILES_TOGETHER * uploadLimit) throw tooMuch(FILES_TOGETHER * uploadLimit)
  }
  return { form, uploads }
}

function tooLong(): Refusal {
  return new Refusal('invalid', 'field-too-long', '有一栏的文字太长，没有保存。请减少文字后再提交。')
}

function tooMuch(limit: number): Refusal {
  return new Refusal(
    'invalid',
    'uploads-too-large',
    `几个文件加起来超过 ${String(Math.floor(limit / 1_048_576))} MB，没有保存。请分几次传，填写的其他内容请用浏览器的「后退」找回。`,
  )
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (body === null || typeof body !== 'object') return {}
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(cleaned) : cleaned(value),
    ]),
  )
}

/** PostgreSQL stores no NUL, and no form, path or query has a use for one. */
export function withoutNul<T>(value: T): T | string {
  return typeof value === 'string' ? value.replaceAll(NUL, '') : value
}

function cleaned(value: unknown): unknown {
  return typeof value === 'string' ? withoutNul(value).replaceAll('\r\n', '\n') : value
}

function add(form: Record<string, unknown>, name: string, value: unknown): void {
  if (!Object.hasOwn(form, name)) form[name] = value
  else if (Array.isArray(form[name])) form[name].push(value)
  else form[name] = [form[name], value]
}
