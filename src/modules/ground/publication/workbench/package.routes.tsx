import { formKeys } from '../../../../workbench/form-keys.ts'
import { z } from 'zod'
import { personOf } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { listOf, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import type { PackagePanel } from '../../../../platform/manifest/package-panel.ts'
import type { PackageReadiness } from '../../../../platform/manifest/package-readiness.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import {
  allowedPackageActions,
  gatesFor,
  mayDraftFor,
  mayReadPackage,
  mayRecordSignature,
} from '../domain/package.ts'
import { gatesOpen } from '../domain/review-route.ts'
import { titleOf } from '../gate-duties.ts'
import { abandonPackage, takeBackPackage } from '../give-up-package.ts'
import { loadPackage } from '../load-package.ts'
import type { LoadedPackage } from '../load-package.ts'
import { passGate } from '../sign-gate.ts'
import { lacksOfPackage, submitPackage } from '../submit-package.ts'
import { startCorrection } from '../start-package.ts'
import { listColumns } from '../store/columns.ts'
import { listContentTypes } from '../store/content-types.ts'
import { listObjections } from '../store/objections.ts'
import { listSignatureEvidence } from '../store/signature-evidence.ts'
import { PackagePage } from './package.page.tsx'
import { PACKAGES, PackageTag } from './packages.page.tsx'
import { drafters, packageReaders } from './packages.routes.tsx'
import { confirmCall } from '../record-signature.ts'
import { sendBack } from './sign-gate.tsx'
import { reviewTexts } from './text-review.ts'
import { momentOf } from './typed-moment.ts'

const ONE = `${PACKAGES}/:id`
/** What may be sent at all; how large a scan may be is a setting. */
const UPLOAD_LIMIT = 101 * 1_048_576

/** One package: its page, and what is done with it. */
export function packageRoutes(
  readiness: () => readonly PackageReadiness[],
  panels: () => readonly PackagePanel[],
): readonly Route[] {
  const show: Show = (ask, errors) => showPackage(ask, { errors, readiness: readiness(), panels: panels() })
  return [
    {
      method: 'GET',
      path: ONE,
      surface: 'workbench',
      may: packageReaders,
      run: (ask) => show(ask, []),
    },
    {
      method: 'POST',
      path: `${ONE}/submit`,
      surface: 'workbench',
      may: drafters,
      run: (ask) => postSubmit(ask, { show, readiness: readiness() }),
    },
    { method: 'POST', path: `${ONE}/take-back`, surface: 'workbench', may: drafters, run: postTakeBack },
    {
      method: 'POST',
      path: `${ONE}/abandon`,
      surface: 'workbench',
      may: drafters,
      run: (ask) => postAbandon(ask, show),
    },
    {
      method: 'POST',
      path: `${ONE}/gates/:gate/pass`,
      surface: 'workbench',
      may: packageReaders,
      run: (ask) => postPass(ask, show),
    },
    {
      method: 'POST',
      path: `${ONE}/gates/:gate/return`,
      surface: 'workbench',
      may: packageReaders,
      run: (ask) => postReturn(ask, show),
    },
    {
      method: 'POST',
      path: `${ONE}/confirmations`,
      surface: 'workbench',
      may: drafters,
      uploadLimit: UPLOAD_LIMIT,
      run: (ask) => postConfirmation(ask, show),
    },
    {
      method: 'POST',
      path: '/workbench/corrections',
      surface: 'workbench',
      may: drafters,
      run: postCorrection,
    },
  ]
}

/** Shows the package again with what is wrong. */
type Show = (ask: Ask, errors: readonly FieldError[]) => Promise<Reply>

async function showPackage(
  ask: Ask,
  {
    errors,
    readiness,
    panels,
  }: {
    readonly errors: readonly FieldError[]
    readonly readiness: readonly PackageReadiness[]
    readonly panels: readonly PackagePanel[]
  },
): Promise<Reply> {
  const { work, visit } = ask
  const loaded = await loadPackage(work, ask.params.id ?? '')
  if (!mayReadPackage(work.actor, loaded.package))
    throw new Refusal('absent', 'no-package', '没有这份稿件，可能已经作废。')
  const actions = allowedPackageActions(work.actor, loaded)
  const mine = gatesFor(work.actor, loaded)
  const html = await deskPage(
    ask,
    {
      title: titleOf(loaded),
      meta: (
        <>
          <PackageTag state={loaded.package.state} />
          {loaded.package.isSmall ? ' 小更正' : ''}
        </>
      ),
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '稿件', href: PACKAGES },
        { label: titleOf(loaded) },
      ],
      help: '审签人看正文，逐条勾选，按通过；不行就写明理由退回。起草人在没人签之前可以撤回。自己写的自己不能审，一人只审一道。',
      ledger: [{ subject: `package:${loaded.package.id}` }],
    },
    <PackagePage
      loaded={loaded}
      types={new Map((await listContentTypes(work.db)).map((type) => [type.id, type]))}
      columnNames={new Map((await listColumns(work.db)).map(({ id, name }) => [id, name]))}
      actions={actions}
      mayDraft={mayDraftFor(work.actor, loaded.package.divisionId)}
      mayRecord={mayRecordSignature(work.actor, loaded)}
      objections={await listObjections(work.db, loaded.package.id, loaded.package.round)}
      evidence={await listSignatureEvidence(work.db, loaded.package.id)}
      reviews={await reviewTexts(work, loaded)}
      mine={mine}
      whyNot={mine.length > 0 ? null : whyNot(ask, loaded)}
      lacks={actions.includes('submit') ? await lacksOfPackage(work, loaded, readiness) : []}
      panels={await Promise.all(panels.map((panel) => panel(ask, loaded.package.id)))}
      errors={errors}
      typed={typedFields(ask.form)}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

/** Who has to sign now, or why the reader himself may not. */
function whyNot({ work }: Ask, loaded: LoadedPackage): string | null {
  if (loaded.package.state !== 'in-review') return null
  const open = gatesOpen(loaded.gates, loaded.signatures).map(({ name }) => name)
  const id = personOf(work.actor)?.id ?? ''
  const waiting = `现在等：${open.join('、')}。`
  if (loaded.writers.includes(id)) return `${waiting}这份稿件有您写的内容，由别人审签。`
  if (loaded.signatures.some((s) => s.signerId === id || s.onBehalfOf === id))
    return `${waiting}您已经审过一道，一人只能审一道。`
  return waiting
}

const SubmitForm = z.object({ releaseAt: z.string().trim().default('') })

async function postSubmit(
  ask: Ask,
  { show, readiness }: { readonly show: Show; readonly readiness: readonly PackageReadiness[] },
): Promise<Reply> {
  const { work } = ask
  const parsed = parseForm(SubmitForm, ask.form)
  const releaseAt = parsed.ok ? momentOf(parsed.value.releaseAt) : null
  if (releaseAt === undefined)
    return show(ask, [
      { field: 'releaseAt', message: '定时发布要写成 2026-08-30 14:05 这样的时间，空着表示审完就发。' },
    ])
  if (releaseAt !== null && releaseAt <= work.now)
    return show(ask, [{ field: 'releaseAt', message: '这个时间已经过去了。' }])
  const lacks = await submitPackage(work, ask.params.id ?? '', { releaseAt, readiness })
  return lacks.length > 0
    ? show(
        ask,
        lacks.flatMap((one) => one.lacks),
      )
    : redirect(`${PACKAGES}/${ask.params.id ?? ''}`)
}

async function postTakeBack(ask: Ask): Promise<Reply> {
  await takeBackPackage(ask.work, ask.params.id ?? '')
  return redirect(`${PACKAGES}/${ask.params.id ?? ''}`)
}

const AbandonForm = z.object({
  abandonReason: z.string().trim().min(1, '请写明为什么不发了。').max(200, '最多 200 字。'),
})

async function postAbandon(ask: Ask, show: Show): Promise<Reply> {
  const parsed = parseForm(AbandonForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  await abandonPackage(ask.work, ask.params.id ?? '', parsed.value.abandonReason)
  return redirect(PACKAGES)
}

const SignForm = z.object({
  seen: z.string().catch(''),
  reason: z.string().max(1000, '最多 1000 字。').default(''),
})

async function postPass(ask: Ask, show: Show): Promise<Reply> {
  const form = parseForm(SignForm, ask.form)
  if (!form.ok) return show(ask, form.errors)
  const errors = await passGate(ask.work, {
    packageId: ask.params.id ?? '',
    gateId: ask.params.gate ?? '',
    seen: form.value.seen,
    checked: listOf(ask.form, 'checked'),
  })
  return errors.length > 0 ? show(ask, errors) : redirect(`${PACKAGES}/${ask.params.id ?? ''}`)
}

async function postReturn(ask: Ask, show: Show): Promise<Reply> {
  const form = parseForm(SignForm, ask.form)
  if (!form.ok) return show(ask, form.errors)
  const errors = await sendBack(ask, {
    packageId: ask.params.id ?? '',
    gateId: ask.params.gate ?? '',
    seen: form.value.seen,
    reason: form.value.reason,
  })
  return errors.length > 0 ? show(ask, errors) : redirect(`${PACKAGES}/${ask.params.id ?? ''}`)
}

const ConfirmationForm = z.object({
  gate: z.string().max(40),
  round: z.coerce.number().int().min(1).max(1000),
})

async function postConfirmation(ask: Ask, show: Show): Promise<Reply> {
  const form = parseForm(ConfirmationForm, ask.form)
  if (!form.ok) throw new Refusal('absent', 'no-call', '没有这次电话审签。')
  const packageId = ask.params.id ?? ''
  const errors = await confirmCall(
    ask.work,
    { packageId, gateId: form.value.gate, round: form.value.round },
    ask.uploads.find(({ field }) => field === 'scan') ?? null,
  )
  return errors.length > 0 ? show(ask, errors) : redirect(`${PACKAGES}/${packageId}`)
}

const CorrectionForm = z.object({
  path: z.string().trim().min(1, '请填公开页的地址。').max(300, '地址太长。'),
  small: z.string().catch(''),
})

async function postCorrection(ask: Ask): Promise<Reply> {
  const parsed = parseForm(CorrectionForm, ask.form)
  const path = parsed.ok ? parsed.value.path : ''
  const small = parsed.ok && parsed.value.small === 'yes'
  const { draftId } = await startCorrection(ask.work, path, { small })
  return redirect(`/workbench/drafts/${draftId}`)
}
