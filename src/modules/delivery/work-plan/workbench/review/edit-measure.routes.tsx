import type { FieldError } from '../../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { editMeasure, splitAfter } from '../../edit-measure.ts'
import { getMeasureForUpdate } from '../../store/measures.ts'
import { EditMeasurePage, typedOf } from './edit-measure.page.tsx'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { baseOf, mayReview, planIdOf, planInReview, REVIEW } from './review-place.ts'
import { MeasureForm } from './review.form.ts'

const PATH = `${REVIEW}/measures/:measureId`
const place = { surface: 'workbench', may: mayReview } as const

/** One measure at review: corrected, or split in two. */
export const editMeasureRoutes: readonly Route[] = [
  { ...place, method: 'GET', path: PATH, run: (ask) => showMeasure(ask, {}) },
  { ...place, method: 'POST', path: PATH, run: postMeasure },
  { ...place, method: 'POST', path: `${PATH}/split`, run: postSplit },
]

interface EditState {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly splitErrors?: readonly FieldError[]
}

async function showMeasure(ask: Ask, state: EditState): Promise<Reply> {
  const plan = await planInReview(ask)
  const measure = await getMeasureForUpdate(ask.work.db, {
    planId: plan.id,
    measureId: ask.params.measureId ?? '',
  })
  const errors = state.errors ?? []
  const html = await deskPage(
    ask,
    {
      title: `第 ${String(measure.number)} 项`,
      meta: `《${plan.title}》`,
      crumbs: [{ label: '核对', href: baseOf(ask) }, { label: `第 ${String(measure.number)} 项` }],
      help: '改这一项的文字、处室、时限，保存后回到核对页。原文不动，只标“改过”。一项里其实是两件事时，在下面选一句话拆开。',
    },
    <EditMeasurePage
      measure={measure}
      base={baseOf(ask)}
      typed={state.typed ?? typedOf(measure)}
      errors={errors}
      splitErrors={state.splitErrors ?? []}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length + (state.splitErrors?.length ?? 0) === 0 ? 200 : 422 })
}

async function postMeasure(ask: Ask): Promise<Reply> {
  const parsed = parseForm(MeasureForm, ask.form)
  if (!parsed.ok) return showMeasure(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  const { lead, participants, ...rest } = parsed.value
  const key = { planId: planIdOf(ask), measureId: ask.params.measureId ?? '' }
  await editMeasure(ask.work, { ...key, edit: { ...rest, leadNames: lead, participantNames: participants } })
  return redirect(baseOf(ask))
}

async function postSplit(ask: Ask): Promise<Reply> {
  const offset = Number(typedFields(ask.form).offset ?? '')
  if (!Number.isInteger(offset) || offset <= 0)
    return showMeasure(ask, { splitErrors: [{ field: 'offset', message: '请选从哪句话后面拆开。' }] })
  await splitAfter(ask.work, { planId: planIdOf(ask), measureId: ask.params.measureId ?? '', offset })
  return redirect(`${baseOf(ask)}#measures`)
}
