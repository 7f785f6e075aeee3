import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import type { Upload } from './route.ts'

const NUL = String.fromCharCode(0)

/** The fields and files of a posted form; a field that comes several times becomes a list. */
export async function readForm(
  request: FastifyRequest,
  uploadLimit: number,
): Promise<{ form: Record<string, unknown>; uploads: readonly Upload[] }> {
  if (!request.isMultipart()) return { form: fieldsOf(request.body), uploads: [] }
  try {
    return await readParts(request, uploadLimit)
  } catch (cause) {
    if (cause instanceof Refusal || (cause instanceof Error && 'statusCode' in cause)) throw cause
    // The connection broke off, or the body is no form.
    throw new Refusal('invalid', 'form-cut-off', '表单没有完整传到，没有保存。请检查网络，再提交一次。')
  }
}

async function readParts(
  request: FastifyRequest,
  uploadLimit: number,
): Promise<{ form: Record<string, unknown>; uploads: readonly Upload[] }> {
  const form: Record<string, unknown> = {}
  const uploads: Upload[] = []
  const limits = { fileSize: uploadLimit, files: 400, fields: 4000, fieldSize: 2_000_000 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw tooLong()
      add(form, part.fieldname, cleaned(part.value))
      continue
    }
    const bytes = await part.toBuffer()
    if (part.file.truncated) throw tooLarge(uploadLimit)
    if (part.filename !== '' || bytes.length > 0)
      uploads.push({ field: part.fieldname, name: part.filename, bytes })
  }
  return { form, uploads }
}

function tooLong(): Refusal {
  return new Refusal('invalid', 'field-too-long', '有一栏的文字太长，没有保存。请减少文字后再提交。')
}

function tooLarge(limit: number): Refusal {
  return new Refusal(
    'invalid',
    'upload-too-large',
    `文件超过 ${String(Math.floor(limit / 1_048_576))} MB。请压缩或拆分后再传，填写的其他内容请用浏览器的「后退」找回。`,
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
