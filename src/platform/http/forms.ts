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
  const form: Record<string, unknown> = {}
  const uploads: Upload[] = []
  for await (const part of request.parts({ limits: { fileSize: uploadLimit, files: 20, fields: 2000, fieldSize: 2_000_000 } })) {
    if (part.type === 'field') add(form, part.fieldname, cleaned(part.value))
    else {
      const bytes = await part.toBuffer().catch((error: unknown) => {
        if (part.file.truncated) throw tooLarge(uploadLimit)
        throw error
      })
      if (part.filename !== '' || bytes.length > 0) uploads.push({ field: part.fieldname, name: part.filename, bytes })
    }
  }
  return { form, uploads }
}

function tooLarge(limit: number): Refusal {
  return new Refusal('invalid', 'upload-too-large', `文件超过 ${String(Math.floor(limit / 1_048_576))} MB。请压缩或拆分后再传，填写的其他内容请用浏览器的「后退」找回。`)
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (body === null || typeof body !== 'object') return {}
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(cleaned) : cleaned(value)]))
}

/** PostgreSQL stores no NUL; a form has no use for one. */
function cleaned(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(NUL, '').replaceAll('\r\n', '\n') : value
}

function add(form: Record<string, unknown>, name: string, value: unknown): void {
  if (!Object.hasOwn(form, name)) form[name] = value
  else if (Array.isArray(form[name])) form[name].push(value)
  else form[name] = [form[name], value]
}
