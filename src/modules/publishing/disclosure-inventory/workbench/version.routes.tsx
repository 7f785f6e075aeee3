import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import {
  approveVersion,
  discardVersion,
  lacksOfVersion,
  returnVersion,
  submitVersion,
  takeBackVersion,
} from '../approve-version.ts'
import { allowedVersionActions, versionName } from '../domain/version.ts'
import { inventorySheet } from '../export-table.ts'
import { loadVersion } from '../load-version.ts'
import { saveHead, startVersion } from '../prepare-version.ts'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { approvers, everyone, HOME, INVENTORY, preparers, VERSION, versionPath } from './paths.ts'
import { VersionPage, VersionTag } from './version.page.tsx'

/** A version from its beginning to its approval. */
export const versionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${INVENTORY}/versions`,
    surface: 'workbench',
    may: preparers,
    run: async (ask) => redirect(versionPath(await startVersion(ask.work))),
  },
  { method: 'GET', path: VERSION, surface: 'workbench', may: everyone, run: (ask) => showVersion(ask, []) },
  { method: 'POST', path: VERSION, surface: 'workbench', may: preparers, run: postHead },
  { method: 'POST', path: `${VERSION}/submit`, surface: 'workbench', may: preparers, run: postSubmit },
  {
    method: 'POST',
    path: `${VERSION}/take-back`,
    surface: 'workbench',
    may: preparers,
    run: (ask) => done(ask, (id) => takeBackVersion(ask.work, id)),
  },
  {
    method: 'POST',
    path: `${VERSION}/discard`,
    surface: 'workbench',
    may: preparers,
    run: (ask) => done(ask, (id) => discardVersion(ask.work, id)),
  },
  { method: 'POST', path: `${VERSION}/approve`, surface: 'workbench', may: approvers, run: postApproval },
  { method: 'POST', path: `${VERSION}/return`, surface: 'workbench', may: approvers, run: postReturn },
  { method: 'GET', path: `${VERSION}/export.xlsx`, surface: 'workbench', may: everyone, run: sendTable },
]

async function showVersion(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const loaded = await loadVersion(work, ask.params.id ?? '')
  const { version, writers } = loaded
  const actions = allowedVersionActions(
    work.actor,
    version,
    writers.map(({ id }) => id),
  )
  const path = versionPath(version.id)
  const html = await deskPage(
    ask,
    {
      title: `全清单${versionName(version)}`,
      meta: <VersionTag state={version.state} />,
      crumbs: [HOME, { label: versionName(version) }],
      actions: (
        <>
          {actions.includes('edit') ? (
            <>
              <a class="btn" href={`${path}/rows/new`}>
                增加事项
              </a>
              <a class="btn" href={`${path}/import`}>
                导入表格
              </a>
            </>
          ) : null}
          <a class="btn" href={`${path}/export.xlsx`}>
            导出表格
          </a>
          <a class="btn" href={`${path}/difference`}>
            差异报告
          </a>
        </>
      ),
      help: '公开机构导入或逐条编，写明施行日期和每处改动的理由，送审。没有参加编制的负责人或分管领导批准后冻结并公开，从施行日起算。',
      ledger: [{ subject: `disclosure-inventory:${version.id}` }],
    },
    <VersionPage
      loaded={loaded}
      actions={actions}
      lacks={actions.includes('submit') ? lacksOfVersion(loaded, work.today) : []}
      errors={errors}
      typed={typedFields(ask.form)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const HeadForm = z.object({
  effectiveFrom: z
    .string('请写日期')
    .trim()
    .refine((text) => text === '' || typedDay(text) !== null, '请写成 2026-08-30 这样的日期。')
    .transform(typedDay),
  note: z.string('请写为什么调整').trim().max(500, '最多 500 字。'),
})

async function postHead(ask: Ask): Promise<Reply> {
  const parsed = parseForm(HeadForm, ask.form)
  if (!parsed.ok) return showVersion(ask, parsed.errors)
  return done(ask, (id) => saveHead(ask.work, id, parsed.value))
}

async function postSubmit(ask: Ask): Promise<Reply> {
  const errors = await submitVersion(ask.work, ask.params.id ?? '')
  return errors.length > 0 ? showVersion(ask, errors) : done(ask, () => Promise.resolve())
}

async function postApproval(ask: Ask): Promise<Reply> {
  const { seen } = typedFields(ask.form)
  if (seen === undefined) throw new Refusal('conflict', 'nothing-seen', '请先打开这一版，看过再批准。')
  return done(ask, (id) => approveVersion(ask.work, id, seen))
}

async function postReturn(ask: Ask): Promise<Reply> {
  const { because = '' } = typedFields(ask.form)
  const errors = await returnVersion(ask.work, ask.params.id ?? '', because)
  return errors.length > 0 ? showVersion(ask, errors) : done(ask, () => Promise.resolve())
}

async function done(ask: Ask, act: (id: string) => Promise<void>): Promise<Reply> {
  const id = ask.params.id ?? ''
  await act(id)
  return redirect(versionPath(id))
}

async function sendTable(ask: Ask): Promise<Reply> {
  const { version, rows, names } = await loadVersion(ask.work, ask.params.id ?? '')
  const title = `政务公开全清单（${versionName(version)}）`
  const right = version.effectiveFrom === null ? '尚未定施行日期' : `${version.effectiveFrom} 起施行`
  const sheet = inventorySheet(rows, { title, right, names, demo: ask.visit.demo })
  return download(await writeWorkbook(sheet), FILE_KINDS.xlsx.contentType, `${title}.xlsx`)
}
