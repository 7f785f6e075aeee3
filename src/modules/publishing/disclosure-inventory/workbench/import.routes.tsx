import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { personOf } from '../../../../kernel/actor.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { acceptUpload } from '../../../../platform/files/accept-upload.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { versionName } from '../domain/version.ts'
import { importTable, previewTable } from '../import-table.ts'
import type { TablePreview } from '../import-table.ts'
import { loadVersionFor } from '../load-version.ts'
import { ImportPage } from './import.page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { HOME, preparers, VERSION, versionPath } from './paths.ts'
import { REASON_KINDS } from './row.form.ts'

const PATH = `${VERSION}/import`
export const SHEET_BYTES = 10 * 1024 * 1024

/** A table taken into a version at work, looked at before anything changes. */
export const importRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may: preparers, run: (ask) => show(ask, {}) },
  {
    method: 'POST',
    path: PATH,
    surface: 'workbench',
    may: preparers,
    uploadLimit: SHEET_BYTES,
    run: postTable,
  },
  { method: 'POST', path: `${PATH}/confirm`, surface: 'workbench', may: preparers, run: postConfirm },
]

interface ImportState {
  readonly errors?: readonly FieldError[]
  readonly preview?: TablePreview & { readonly sealed: string }
}

async function show(ask: Ask, state: ImportState): Promise<Reply> {
  const { version } = await loadVersionFor(ask.work, ask.params.id ?? '', 'edit')
  const errors = state.errors ?? []
  const preview = state.preview ?? null
  const html = await deskPage(
    ask,
    {
      title: '导入全清单表格',
      crumbs: [HOME, { label: versionName(version), href: versionPath(version.id) }, { label: '导入表格' }],
      help: '选表格，写理由，先看会改什么；有一行不对，整张都不导入，改好再传。核对后确认，才进这一版。表上没有的责任处室、栏目不会被清掉。',
    },
    <ImportPage
      action={`${versionPath(version.id)}/import`}
      typed={typedFields(ask.form)}
      errors={errors}
      preview={preview}
      formKey={formKeys(ask)}
    />,
  )
  const isWrong = errors.length > 0 || (preview?.problems.length ?? 0) > 0
  return page(html, { status: isWrong ? 422 : 200 })
}

const ReasonForm = z.object({
  reasonKind: z.enum(REASON_KINDS, '请选是哪一类理由。'),
  reason: z.string('请写理由。').trim().min(1, '请写明为什么增加或修改。').max(200, '最多 200 字。'),
  complete: z.string().optional(),
})

async function postTable(ask: Ask): Promise<Reply> {
  const read = await readSheet(ask)
  const parsed = parseForm(ReasonForm, ask.form)
  const errors = [...('errors' in read ? read.errors : []), ...(parsed.ok ? [] : parsed.errors)]
  if ('errors' in read || !parsed.ok) return show(ask, { errors })
  try {
    const preview = await previewTable(ask.work, ask.params.id ?? '', tableOf(parsed.value, read.bytes))
    const { hash } = await ask.work.files.put(read.bytes, { maxBytes: SHEET_BYTES })
    return await show(ask, { preview: { ...preview, sealed: ask.work.seals.seal(hash, purposeOf(ask)) } })
  } catch (error) {
    return show(ask, { errors: besideSheet(error) })
  }
}

function tableOf({ reasonKind, reason, complete }: z.infer<typeof ReasonForm>, bytes: Uint8Array) {
  return { bytes, complete: complete === 'yes', reason: `${reasonKind}：${reason}` }
}

/** The uploaded workbook, or the sentence why it is none. */
export async function readSheet(
  ask: Ask,
): Promise<
  { readonly bytes: Uint8Array; readonly name: string } | { readonly errors: readonly FieldError[] }
> {
  const upload = ask.uploads.find((file) => file.field === 'sheet')
  if (upload === undefined) return { errors: [{ field: 'sheet', message: '请先选一个表格。' }] }
  try {
    return await acceptUpload(upload, { kinds: ['xlsx', 'xls'], maxBytes: SHEET_BYTES })
  } catch (error) {
    return { errors: besideSheet(error) }
  }
}

/** What is wrong with a workbook stands beside its field; anything else goes on. */
export function besideSheet(error: unknown): readonly FieldError[] {
  if (error instanceof Refusal && error.kind === 'invalid')
    return [{ field: 'sheet', message: error.message }]
  throw error
}

async function postConfirm(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReasonForm, ask.form)
  if (!parsed.ok) return show(ask, { errors: parsed.errors })
  const id = ask.params.id ?? ''
  await importTable(ask.work, id, tableOf(parsed.value, await opened(ask)))
  return redirect(versionPath(id))
}

/** The table that was looked at: its file, named under a seal for this person, version and day. */
async function opened(ask: Ask): Promise<Uint8Array> {
  const { table = '' } = typedFields(ask.form)
  return buffer(await ask.work.files.read(hashIn(ask, table)))
}

function hashIn(ask: Ask, sealed: string): string {
  try {
    return ask.work.seals.open(sealed, purposeOf(ask))
  } catch {
    throw new Refusal('conflict', 'preview-expired', '这份预览已过期，没有导入。请重新上传表格。')
  }
}

function purposeOf({ work, params }: Ask): string {
  return `inventory-table:${params.id ?? ''}:${personOf(work.actor)?.id ?? ''}:${work.today}`
}
