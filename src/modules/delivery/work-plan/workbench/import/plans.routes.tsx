import { holds } from '../../../../../kernel/actor.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { readReceived } from '../../../../../platform/files/received-file.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route, Upload } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { importPlan } from '../../import-plan.ts'
import type { PlanSource } from '../../import-plan.ts'
import { listPlans } from '../../store/plans.ts'
import { ImportPage, PlansPage } from './plans.page.tsx'
import { PastedForm } from '../review/review.form.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'

const office = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const
const MEGABYTE = 1_048_576

/** The list of plans for everyone; import for 办公室. */
export const planRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/workbench/plans',
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: showPlans,
  },
  {
    method: 'GET',
    path: '/workbench/plans/import',
    surface: 'workbench',
    may: office,
    run: (ask) => showImport(ask, { typed: {}, errors: [] }),
  },
  {
    method: 'POST',
    path: '/workbench/plans/import',
    surface: 'workbench',
    may: office,
    uploadLimit: 20 * MEGABYTE,
    run: postImport,
  },
]

async function showPlans(ask: Ask): Promise<Reply> {
  const mayImport = holds(ask.work.actor, office.any)
  const html = await deskPage(
    ask,
    {
      title: '工作要点',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '工作要点' }],
      ...(mayImport
        ? {
            actions: (
              <a class="btn main" href="/workbench/plans/import">
                导入工作要点
              </a>
            ),
          }
        : {}),
      help: '点标题进入。办公室在这里导入新一年的工作要点；采纳后各处室在“今日”收到任务，在这里看全部措施和每期落实情况。',
    },
    <PlansPage plans={await listPlans(ask.work.db)} mayImport={mayImport} />,
  )
  return page(html)
}

async function showImport(
  ask: Ask,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Reply> {
  const html = await deskPage(
    ask,
    {
      title: '导入工作要点',
      crumbs: [{ label: '工作要点', href: '/workbench/plans' }, { label: '导入' }],
      help: '选文件或粘贴全文，点“读出措施”。系统逐字标出每项措施、处室和时限，只问拿不准的。读完不会马上生效，核对、采纳后才分给各处室。',
    },
    <ImportPage {...state} formKey={formKeys(ask)} />,
  )
  return page(html, { status: state.errors.length === 0 ? 200 : 422 })
}

async function postImport(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const parsed = parseForm(PastedForm, ask.form)
  if (!parsed.ok) return showImport(ask, { typed, errors: parsed.errors })
  const upload = ask.uploads.find((file) => file.field === 'file' && file.name !== '')
  if (upload === undefined && parsed.value.text.trim() === '')
    return showImport(ask, {
      typed,
      errors: [{ field: 'file', message: '请选一个文件，或在下面粘贴全文。' }],
    })
  try {
    const id = await importPlan(ask.work, await sourceOf(upload, parsed.value.text))
    return redirect(`/workbench/plans/${id}/review`)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid')
      return showImport(ask, {
        typed,
        errors: [{ field: upload === undefined ? 'text' : 'file', message: error.message }],
      })
    throw error
  }
}

async function sourceOf(upload: Upload | undefined, text: string): Promise<PlanSource> {
  if (upload === undefined) return { kind: 'pasted', text }
  return { kind: 'file', name: upload.name, bytes: await readReceived(upload) }
}
