import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import type { StaffPlan } from '../domain/staff-list.ts'
import { importStaff, previewStaff } from '../import-staff.ts'
import { listDivisions } from '../store/organisation.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import {
  besideSheet,
  LIST_BYTES,
  openList,
  sealList,
  uploadedList,
} from '../../../../workbench/list-import.ts'
import { StaffListPage } from './staff-list.page.tsx'
import { readStaffSheet, staffSheet } from './staff-list.sheet.ts'

const PATH = '/workbench/staff/import'
const SEAL = 'staff-list'
const may = { who: 'functions', any: ['system-administrator'] } as const

/** 人员名单: joiners, movers and leavers from a workbook, looked at before anything changes. */
export const staffListRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, surface: 'workbench', may, run: (ask) => show(ask, {}) },
  { method: 'GET', path: `${PATH}/template`, surface: 'workbench', may, run: sendTemplate },
  { method: 'POST', path: PATH, surface: 'workbench', may, uploadLimit: LIST_BYTES, run: postList },
  { method: 'POST', path: `${PATH}/confirm`, surface: 'workbench', may, run: postConfirm },
]

interface ListState {
  readonly errors?: readonly FieldError[]
  readonly preview?: Extract<StaffPlan, { ok: true }> & { readonly sealed: string }
}

async function show(ask: Ask, state: ListState): Promise<Reply> {
  const errors = state.errors ?? []
  const html = await deskPage(
    ask,
    {
      title: '导入人员名单',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '处室与人员', href: '/workbench/staff' },
        { label: '导入人员名单' },
      ],
      help: '下载模板，每人一行填好上传。先看会改什么，核对后再确认；有一行不对，整张都不导入。新人的口令由系统管理或处室负责人发。',
    },
    <StaffListPage
      errors={errors}
      preview={state.preview ?? null}
      divisionNames={new Map((await listDivisions(ask.work.db)).map(({ id, name }) => [id, name]))}
      complete={ask.form.complete === 'yes'}
      done={typeof ask.query.done === 'string' ? ask.query.done : null}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function sendTemplate(ask: Ask): Promise<Reply> {
  const divisions = await listDivisions(ask.work.db)
  const bytes = await writeWorkbook(
    staffSheet(
      divisions.map(({ name }) => name),
      ask.visit.demo,
    ),
  )
  return download(bytes, FILE_KINDS.xlsx.contentType, '人员名单模板.xlsx')
}

async function postList(ask: Ask): Promise<Reply> {
  const read = await uploadedList(ask, { nothing: '请先选填好的名单。', read: readStaffSheet })
  if ('errors' in read) return show(ask, read)
  const list = { rows: read.rows, complete: ask.form.complete === 'yes' }
  const plan = await previewStaff(ask.work, list)
  if (!plan.ok) return show(ask, { errors: besideSheet(plan.sentences) })
  return show(ask, { preview: { ...plan, sealed: sealList(ask, SEAL, list) } })
}

const SealedList = z.object({
  rows: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      signInName: z.string(),
      division: z.string(),
      functions: z.string(),
    }),
  ),
  complete: z.boolean(),
})

async function postConfirm(ask: Ask): Promise<Reply> {
  const list = openList(ask, {
    name: SEAL,
    shape: SealedList,
    expired: '这份预览已过期，没有导入。请重新上传名单。',
  })
  const changes = await importStaff(ask.work, list)
  return redirect(`${PATH}?done=${String(changes.length)}`)
}
