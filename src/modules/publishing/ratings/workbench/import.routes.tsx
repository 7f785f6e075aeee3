import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import {
  besideSheet,
  LIST_BYTES,
  openList,
  sealList,
  uploadedList,
} from '../../../../workbench/list-import.ts'
import type { RatingPlan } from '../domain/rating-list.ts'
import { importRatings, previewRatings } from '../import-ratings.ts'
import { RATINGS_DESK } from '../paths.ts'
import { listKinds } from '../store/ratings.ts'
import { ImportPage } from './import.page.tsx'
import { readRatingSheet, templateSheet } from './import.sheet.ts'
import { CRUMBS, isKeeper, keepers } from './ratings.routes.tsx'

const PATH = `${RATINGS_DESK}/import`
const SEAL = 'rating-list'
const desk = { surface: 'workbench', may: keepers } as const

/** A list of ratings, looked at before anything of it is taken in. */
export const ratingImportRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, ...desk, run: (ask) => show(ask, {}) },
  { method: 'GET', path: `${PATH}/template`, ...desk, run: sendTemplate },
  { method: 'POST', path: PATH, ...desk, uploadLimit: LIST_BYTES, run: postList },
  { method: 'POST', path: `${PATH}/confirm`, ...desk, run: postConfirm },
]

interface ImportState {
  readonly errors?: readonly FieldError[]
  readonly preview?: Extract<RatingPlan, { ok: true }> & { readonly sealed: string }
}

const Count = z.coerce.number().int().min(0).nullable().catch(null)

async function show(ask: Ask, state: ImportState): Promise<Reply> {
  if (!(await isKeeper(ask)))
    throw new Refusal('forbidden', 'not-keeper', '等级评定由维护这个栏目的处室和公开机构登记。')
  const errors = state.errors ?? []
  const { added, changed } = ask.query
  const html = await deskPage(
    ask,
    {
      title: '导入等级评定',
      crumbs: [...CRUMBS, { label: '导入' }],
      help: '下载模板，每次评定一行。先看会登记什么、会改什么再确认；有一行不对，整张都不导入。导入后由另一个人核对公布。',
    },
    <ImportPage
      errors={errors}
      preview={state.preview ?? null}
      kinds={await listKinds(ask.work.db)}
      done={
        added === undefined ? null : { added: Count.parse(added) ?? 0, changed: Count.parse(changed) ?? 0 }
      }
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function sendTemplate({ work, visit }: Ask): Promise<Reply> {
  const bytes = await writeWorkbook(templateSheet(await listKinds(work.db), visit.demo))
  return download(bytes, FILE_KINDS.xlsx.contentType, '等级评定表模板.xlsx')
}

async function postList(ask: Ask): Promise<Reply> {
  const read = await uploadedList(ask, { nothing: '请先选填好的表格。', read: readRatingSheet })
  if ('errors' in read) return show(ask, read)
  const plan = await previewRatings(ask.work, read.rows)
  if (!plan.ok) return show(ask, { errors: besideSheet(plan.sentences) })
  return show(ask, { preview: { ...plan, sealed: sealList(ask, SEAL, read.rows) } })
}

const Words = z.string()
const SealedRows = z.array(
  z.object({
    line: z.number(),
    kind: Words,
    name: Words,
    level: Words,
    documentNumber: Words,
    grantedOn: Words,
    validUntil: Words,
    revokedOn: Words,
    revokedBecause: Words,
  }),
)

async function postConfirm(ask: Ask): Promise<Reply> {
  const rows = openList(ask, {
    name: SEAL,
    shape: SealedRows,
    expired: '这份预览已过期，没有导入。请重新上传表格。',
  })
  const { added, changed } = await importRatings(ask.work, rows)
  return redirect(`${PATH}?added=${String(added)}&changed=${String(changed)}`)
}
