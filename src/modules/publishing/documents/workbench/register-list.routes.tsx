import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { DOCUMENTS } from '../document-duties.ts'
import { REGISTRARS } from '../domain/document-actions.ts'
import type { ListPlan } from '../domain/register-list.ts'
import { importRegister, previewRegister } from '../import-register.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import {
  besideSheet,
  LIST_BYTES,
  openList,
  sealList,
  uploadedList,
} from '../../../../workbench/list-import.ts'
import { RegisterListPage } from './register-list.page.tsx'
import { readRegisterSheet, registerSheet } from './register-list.sheet.ts'

const PATH = `${DOCUMENTS}/import`
const SEAL = 'register-list'
const may = { who: 'functions', any: REGISTRARS } as const

/** 导入发文登记簿: looked at before anything is registered. */
export const registerListRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => show(ask, {}) },
  { method: 'GET', path: `${PATH}/template`, surface: 'workbench', may, run: sendTemplate },
  { method: 'POST', path: PATH, surface: 'workbench', may, uploadLimit: LIST_BYTES, run: postList },
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
  const read = await uploadedList(ask, { nothing: '请先选填好的登记簿。', read: readRegisterSheet })
  if ('errors' in read) return show(ask, read)
  const plan = await previewRegister(ask.work, read.rows)
  if (!plan.ok) return show(ask, { errors: besideSheet(plan.sentences) })
  return show(ask, { preview: { ...plan, sealed: sealList(ask, SEAL, read.rows) } })
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
    level: Words,
  }),
)

async function postConfirm(ask: Ask): Promise<Reply> {
  const rows = openList(ask, {
    name: SEAL,
    shape: SealedRows,
    expired: '这份预览已过期，没有导入。请重新上传登记簿。',
  })
  return redirect(`${PATH}?done=${String(await importRegister(ask.work, rows))}`)
}
