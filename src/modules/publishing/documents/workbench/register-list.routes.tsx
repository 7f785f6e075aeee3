import { z } from 'zod'
import { personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { acceptUpload } from '../../../../platform/files/accept-upload.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { REGISTRARS } from '../domain/document-actions.ts'
import type { ListPlan, ListRow } from '../domain/register-list.ts'
import { importRegister, previewRegister } from '../import-register.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { RegisterListPage } from './register-list.page.tsx'
import { readRegisterSheet, registerSheet } from './register-list.sheet.ts'

const PATH = `${DOCUMENTS}/import`
const MOST_BYTES = 5 * 1024 * 1024
const MOST_SENTENCES = 100
const may = { who: 'functions', any: REGISTRARS } as const

/** 导入发文登记簿: looked at before anything is registered. */
export const registerListRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => show(ask, {}) },
  { method: 'GET', path: `${PATH}/template`, surface: 'workbench', may, run: sendTemplate },
  { method: 'POST', path: PATH, surface: 'workbench', may, uploadLimit: MOST_BYTES, run: postList },
  { method: 'POST', path: `${PATH}/confirm`, surface: 'workbench', may, run: postConfirm },
]

interface ListState {
  readonly errors?: readonly FieldError[]
  readonly preview?: Extract<ListPlan, { ok: true }> & { readonly sealed: string }
}

async function show(ask: Ask, state: ListState): Promise<Reply> {
  const errors = state.errors ?? []
  const html = await deskPage(
    ask,
    {
      title: '导入发文登记簿',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '公文', href: DOCUMENTS },
        { label: '导入发文登记簿' },
      ],
      help: '从办公系统导出登记簿，照模板整理后上传。先看会登记什么再确认；有一行不对，整张都不导入。没有公开属性的行也收，由处室补。',
    },
    <RegisterListPage
      errors={errors}
      preview={state.preview ?? null}
      divisionNames={new Map((await listDivisions(ask.work.db)).map(({ id, name }) => [id, name]))}
      done={typeof ask.query.done === 'string' ? ask.query.done : null}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function sendTemplate({ work, visit }: Ask): Promise<Reply> {
  const names = (await listDivisions(work.db)).map(({ name }) => name)
  const bytes = await writeWorkbook(registerSheet(names, visit.demo))
  return download(bytes, FILE_KINDS.xlsx.contentType, '发文登记簿模板.xlsx')
}

async function postList(ask: Ask): Promise<Reply> {
  const read = await readUpload(ask)
  if ('sentences' in read) return show(ask, { errors: beside(read.sentences) })
  const plan = await previewRegister(ask.work, read.rows)
  if (!plan.ok) return show(ask, { errors: beside(plan.sentences) })
  const sealed = ask.work.seals.seal(JSON.stringify(read.rows), purposeOf(ask))
  return show(ask, { preview: { ...plan, sealed } })
}

function beside(sentences: readonly string[]): readonly FieldError[] {
  return sentences.slice(0, MOST_SENTENCES).map((message) => ({ field: 'sheet', message }))
}

async function readUpload(
  ask: Ask,
): Promise<{ readonly sentences: readonly string[] } | { readonly rows: readonly ListRow[] }> {
  const upload = ask.uploads.find((file) => file.field === 'sheet')
  if (upload === undefined) return { sentences: ['请先选填好的登记簿。'] }
  try {
    const file = await acceptUpload(upload, { kinds: ['xlsx', 'xls'], maxBytes: MOST_BYTES })
    const rows = await readRegisterSheet(file.bytes)
    return typeof rows === 'string' ? { sentences: [rows] } : { rows }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return { sentences: [error.message] }
    throw error
  }
}

const Words = z.string()
const SealedRows = z.array(
  z.object({
    line: z.number(),
    number: Words,
    title: Words,
    writtenOn: Words,
    division: Words,
    attribute: Words,
    printedOn: Words,
    origin: Words,
    issuer: Words,
    obtainedOn: Words,
    retention: Words,
    policy: Words,
    normative: Words,
    article: Words,
    reason: Words,
    redaction: Words,
    effectiveOn: Words,
    validUntil: Words,
  }),
)

async function postConfirm(ask: Ask): Promise<Reply> {
  const count = await importRegister(ask.work, opened(ask))
  return redirect(`${PATH}?done=${String(count)}`)
}

/** The list that was looked at, sealed into the page for this person. */
function opened(ask: Ask): readonly ListRow[] {
  const sealed = typeof ask.form.list === 'string' ? ask.form.list : ''
  try {
    const text: unknown = JSON.parse(ask.work.seals.open(sealed, purposeOf(ask)))
    return SealedRows.parse(text)
  } catch {
    throw new Refusal('conflict', 'list-expired', '这份预览已过期，没有导入。请重新上传登记簿。')
  }
}

function purposeOf(ask: Ask): string {
  return `register-list:${personOf(ask.work.actor)?.id ?? ''}:${ask.work.today}`
}
