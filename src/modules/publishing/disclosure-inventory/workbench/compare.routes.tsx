import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { FILE_KINDS } from '../../../../platform/files/file-kinds.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { download, page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { writeWorkbook } from '../../../../platform/sheets/write-workbook.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { importReference, reportOn, reportTitle } from '../compare-reference.ts'
import { differencesBetween } from '../domain/difference.ts'
import type { RowDifference } from '../domain/difference.ts'
import { versionName } from '../domain/version.ts'
import type { Version } from '../domain/version.ts'
import { differenceSheet, referenceSheet } from '../export-table.ts'
import { loadVersion } from '../load-version.ts'
import { listReferences } from '../store/references.ts'
import { listRows } from '../store/rows.ts'
import { getVersion, listVersions } from '../store/versions.ts'
import { DifferencePage, ReferencesPage, ReportPage } from './compare.page.tsx'
import { besideSheet, readSheet, SHEET_BYTES } from './import.routes.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { everyone, HOME, preparers, REFERENCES, VERSION, versionPath } from './paths.ts'

/** Differences between versions, and against reference catalogues, on screen and as workbooks. */
export const compareRoutes: readonly Route[] = [
  { method: 'GET', path: `${VERSION}/difference`, surface: 'workbench', may: everyone, run: showDifference },
  {
    method: 'GET',
    path: `${VERSION}/difference.xlsx`,
    surface: 'workbench',
    may: everyone,
    run: sendDifference,
  },
  {
    method: 'GET',
    path: REFERENCES,
    surface: 'workbench',
    may: preparers,
    run: (ask) => showReferences(ask, []),
  },
  {
    method: 'POST',
    path: REFERENCES,
    surface: 'workbench',
    may: preparers,
    uploadLimit: SHEET_BYTES,
    run: postReference,
  },
  { method: 'GET', path: `${REFERENCES}/:id`, surface: 'workbench', may: preparers, run: showReport },
  {
    method: 'GET',
    path: `${REFERENCES}/:id/report.xlsx`,
    surface: 'workbench',
    may: preparers,
    run: sendReport,
  },
]

interface Compared {
  readonly version: Version
  readonly before: Version | null
  readonly differences: readonly RowDifference[]
}

/** Against the version it is based on, or the one that was asked for. */
async function compare({ work, params, query }: Ask): Promise<Compared> {
  const loaded = await loadVersion(work, params.id ?? '')
  const { version, rows, names } = loaded
  const wanted = typeof query.with === 'string' ? query.with : version.basedOn
  if (wanted === null) return { version, before: null, differences: loaded.differences }
  const before = await getVersion(work.db, wanted)
  if (before.id === version.basedOn) return { version, before, differences: loaded.differences }
  const old = await listRows(work.db, before.id)
  return { version, before, differences: differencesBetween(old, rows, { names, removals: new Map() }) }
}

async function showDifference(ask: Ask): Promise<Reply> {
  const { version, before, differences } = await compare(ask)
  const path = `${versionPath(version.id)}/difference`
  const others = (await listVersions(ask.work.db)).filter(
    ({ id, state }) => id !== version.id && id !== before?.id && state !== 'discarded',
  )
  const html = await deskPage(
    ask,
    {
      title: `差异报告：${versionName(version)}`,
      crumbs: [HOME, { label: versionName(version), href: versionPath(version.id) }, { label: '差异报告' }],
      actions: (
        <a class="btn" href={`${path}.xlsx${before === null ? '' : `?with=${before.id}`}`}>
          导出表格
        </a>
      ),
      help: '一行一处改动：原来怎么写、现在怎么写、为什么。默认和上一版比，也可以点上面和别的版比。可以导出成表格附在签报后面。',
    },
    <DifferencePage differences={differences} before={before} others={others} path={path} />,
  )
  return page(html)
}

async function sendDifference(ask: Ask): Promise<Reply> {
  const { version, before, differences } = await compare(ask)
  const title = `全清单${versionName(version)}${before === null ? '' : `与${versionName(before)}`}差异报告`
  const sheet = differenceSheet(differences, { title, demo: ask.visit.demo })
  return download(await writeWorkbook(sheet), FILE_KINDS.xlsx.contentType, `${title}.xlsx`)
}

async function showReferences(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '对照参考目录',
      crumbs: [HOME, { label: '对照参考目录' }],
      help: '把国家、市里或别处的标准目录导进来，和本局最新一版比：缺哪些事项、多哪些、哪些时限更长、少哪些要素。参考目录不对外公开。',
    },
    <ReferencesPage
      references={await listReferences(ask.work.db)}
      errors={errors}
      typed={typedFields(ask.form)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const ReferenceForm = z.object({
  name: z.string('请写名称。').trim().min(2, '请写参考目录的名称。').max(60, '名称最多 60 字。'),
})

async function postReference(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReferenceForm, ask.form)
  const read = await readSheet(ask)
  if (!parsed.ok || 'errors' in read)
    return showReferences(ask, [
      ...(parsed.ok ? [] : parsed.errors),
      ...('errors' in read ? read.errors : []),
    ])
  try {
    const taken = await importReference(ask.work, { name: parsed.value.name, bytes: read.bytes })
    return 'errors' in taken ? await showReferences(ask, taken.errors) : redirect(`${REFERENCES}/${taken.id}`)
  } catch (error) {
    return showReferences(ask, besideSheet(error))
  }
}

async function showReport(ask: Ask): Promise<Reply> {
  const report = await reportOn(ask.work, ask.params.id ?? '')
  const html = await deskPage(
    ask,
    {
      title: reportTitle(report),
      crumbs: [HOME, { label: '对照参考目录', href: REFERENCES }, { label: report.catalogue.name }],
      actions: (
        <a class="btn" href={`${REFERENCES}/${report.catalogue.id}/report.xlsx`}>
          导出表格
        </a>
      ),
      help: '事项按名称对上。本局没有的、多出的、时限更长的、缺要素的各列一行；要补，到编制中的那一版里增加或修改。',
      ledger: [{ subject: `reference-catalogue:${report.catalogue.id}` }],
    },
    <ReportPage report={report} />,
  )
  return page(html)
}

async function sendReport(ask: Ask): Promise<Reply> {
  const report = await reportOn(ask.work, ask.params.id ?? '')
  const title = reportTitle(report)
  const sheet = referenceSheet(report.findings, { title, demo: ask.visit.demo })
  return download(await writeWorkbook(sheet), FILE_KINDS.xlsx.contentType, `${title}.xlsx`)
}
