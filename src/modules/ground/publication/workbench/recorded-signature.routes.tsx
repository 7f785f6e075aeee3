import { z } from 'zod'
import { yearOf } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { listDivisions } from '../../organisation/index.ts'
import { mayReadPackage, mayRecordSignature, otherWays } from '../domain/package.ts'
import { loadPackage } from '../load-package.ts'
import type { LoadedPackage } from '../load-package.ts'
import { listSigners, recordSignature } from '../record-signature.ts'
import { getOpenGate } from '../sign-gate.ts'
import { countSignatureWays, listSignatureEvidence } from '../store/signature-evidence.ts'
import { ApprovalSheet, sheetCode } from './approval-sheet.tsx'
import { PACKAGES } from './packages.page.tsx'
import { drafters, packageReaders } from './packages.routes.tsx'
import { RecordPage, SignatureWaysPage } from './recorded-signature.page.tsx'
import { beijing, momentOf } from './typed-moment.ts'

const ONE = `${PACKAGES}/:id`
const UPLOAD_LIMIT = 101 * 1_048_576
export const SIGNATURE_WAYS = '/workbench/signature-ways'
/** Who compares how gates are signed. */
export const waysReaders = {
  who: 'functions',
  any: ['openness-handler', 'openness-head', 'auditor'],
} as const

/** 纸签 and 电话: the sheet to be signed, putting down what was signed, its evidence, and how often it happens. */
export const recordedSignatureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${ONE}/approval-sheet`,
    surface: 'workbench',
    may: packageReaders,
    run: showSheet,
  },
  {
    method: 'GET',
    path: `${ONE}/gates/:gate/recorded`,
    surface: 'workbench',
    may: drafters,
    run: (ask) => showRecord(ask, []),
  },
  {
    method: 'POST',
    path: `${ONE}/gates/:gate/recorded`,
    surface: 'workbench',
    may: drafters,
    uploadLimit: UPLOAD_LIMIT,
    run: postRecord,
  },
  {
    method: 'GET',
    path: `${ONE}/evidence/:place`,
    surface: 'workbench',
    may: packageReaders,
    run: sendEvidence,
  },
  { method: 'GET', path: SIGNATURE_WAYS, surface: 'workbench', may: waysReaders, run: showWays },
]

function crumbs(loaded: LoadedPackage, label: string) {
  const own = `${PACKAGES}/${loaded.package.id}`
  return [
    { label: '今日', href: '/workbench' },
    { label: '稿件', href: PACKAGES },
    { label: loaded.drafts[0]?.title ?? '', href: own },
    { label },
  ]
}

async function loadReadable(ask: Ask): Promise<LoadedPackage> {
  const loaded = await loadPackage(ask.work, ask.params.id ?? '')
  if (mayReadPackage(ask.work.actor, loaded.package)) return loaded
  throw new Refusal('absent', 'no-package', '没有这份稿件，可能已经作废。')
}

async function showSheet(ask: Ask): Promise<Reply> {
  const loaded = await loadReadable(ask)
  const { round } = loaded
  if (round === null) throw new Refusal('conflict', 'not-submitted', '稿件还没有送审，没有审批单。')
  const divisions = await listDivisions(ask.work.db)
  const html = await deskPage(
    ask,
    {
      title: '审批单',
      crumbs: crumbs(loaded, '审批单'),
      help: '按浏览器的“打印”就是 A4 审批单，菜单不会印出来。签好字扫描，由没写过、没审过的人在稿件页「录入纸签」上传。',
    },
    <ApprovalSheet
      loaded={loaded}
      round={round}
      divisionName={divisions.find(({ id }) => id === loaded.package.divisionId)?.name ?? '（已撤并的处室）'}
      url={`${ask.visit.origin}${PACKAGES}/${loaded.package.id}`}
    />,
  )
  return page(html)
}

async function showRecord(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const loaded = await loadReadable(ask)
  const gate = getOpenGate(loaded, ask.params.gate ?? '')
  const { round } = loaded
  if (round === null || otherWays(gate).length === 0)
    throw new Refusal('conflict', 'way-not-allowed', `「${gate.name}」只能在系统里审签。`)
  if (!mayRecordSignature(work.actor, loaded))
    throw new Refusal(
      'forbidden',
      'not-a-recorder',
      '纸签和电话由起草处室或公开机构里没有写过、也没有审过这份稿件的人录入。',
    )
  const html = await deskPage(
    ask,
    {
      title: `录入审签：${gate.name}`,
      crumbs: crumbs(loaded, '录入审签'),
      help: '审签人在纸上或电话里审过的，照实录在这里：谁、什么时候、凭什么。会标「纸签」或「电话」，公开机构看得到每个处室有多少。',
    },
    <RecordPage
      packageId={loaded.package.id}
      gate={gate}
      code={sheetCode(round)}
      seen={round.contentHash}
      signers={await listSigners(work, loaded, gate)}
      typed={typedFields(ask.form)}
      errors={errors}
      token={visit.csrfToken}
      submissionId={visit.submissionId}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

const RecordForm = z.object({
  way: z.enum(['paper', 'telephone'], '请选怎么审签的。'),
  seen: z.string().max(100).default(''),
  signerId: z.uuid('请从名单里选审签人。'),
  signedAt: z.string('请写时间。').trim(),
  numberCalled: z.string().trim().max(40, '最多 40 字。').default(''),
  checked: z.literal('yes', '审签人没有逐条确认过的，不能录入。'),
})

async function postRecord(ask: Ask): Promise<Reply> {
  const form = parseForm(RecordForm, ask.form)
  if (!form.ok) return showRecord(ask, form.errors)
  const { way, seen, signerId, signedAt, numberCalled } = form.value
  const moment = momentOf(signedAt)
  if (moment === null || moment === undefined)
    return showRecord(ask, [{ field: 'signedAt', message: '时间要写成 2026-08-30 14:05 这样。' }])
  const packageId = ask.params.id ?? ''
  const errors = await recordSignature(ask.work, {
    ...{ packageId, gateId: ask.params.gate ?? '', seen, signerId, signedAt: moment },
    proof:
      way === 'paper'
        ? { way, scan: ask.uploads.find(({ field }) => field === 'scan') ?? null }
        : { way, numberCalled },
  })
  return errors.length > 0 ? showRecord(ask, errors) : redirect(`${PACKAGES}/${packageId}`)
}

async function sendEvidence(ask: Ask): Promise<Reply> {
  const loaded = await loadReadable(ask)
  const all = await listSignatureEvidence(ask.work.db, loaded.package.id)
  const file = all.find((_one, place) => String(place + 1) === ask.params.place)?.file ?? null
  if (file === null) throw new Refusal('absent', 'no-evidence', '没有这个文件。')
  const stream = await ask.work.files.read(file.hash)
  return { kind: 'stream', stream, type: file.contentType, fileName: file.name }
}

async function showWays(ask: Ask): Promise<Reply> {
  const { work } = ask
  const year = yearOf(work.today)
  const counts = await countSignatureWays(work.db, beijing(`${String(year)}-01-01`, '00:00'))
  const divisions = await listDivisions(work.db)
  const html = await deskPage(
    ask,
    {
      title: '审签方式',
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '稿件', href: PACKAGES },
        { label: '审签方式' },
      ],
      help: '本年每个处室的稿件有多少道关口是在系统里审的，多少是纸签、电话。纸签多的处室，问问审签人缺什么；电话的要补书面确认。',
    },
    <SignatureWaysPage
      year={year}
      rows={counts.map(({ divisionId, ...count }) => ({
        ...count,
        name: divisions.find(({ id }) => id === divisionId)?.name ?? '（已撤并的处室）',
      }))}
    />,
  )
  return page(html)
}
