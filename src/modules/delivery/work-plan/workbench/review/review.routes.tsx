import type { FieldError } from '../../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { markedSource } from '../../domain/marked-source.ts'
import { reviewMaterial } from '../../review-material.ts'
import { mergeIntoPrevious } from '../../edit-measure.ts'
import { confirm, correctHead, discardPlan } from '../../review-plan.ts'
import { editMeasureRoutes } from './edit-measure.routes.tsx'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { HeadPage } from './head.page.tsx'
import { questionRoutes } from './question.routes.ts'
import { baseOf, mayReview, planIdOf, planInReview, REVIEW } from './review-place.ts'
import { HeadForm, ReasonForm } from './review.form.ts'
import { showReview } from './show-review.tsx'
import { Source } from './source.tsx'

/** Review of an imported plan: 办公室 only; saved per measure, resumed at any time. */
export const reviewRoutes: readonly Route[] = [
  get(REVIEW, (ask) => showReview(ask, [])),
  get(`${REVIEW}/source`, showSource),
  get(`${REVIEW}/head`, (ask) => showHead(ask, null)),
  post(`${REVIEW}/head`, postHead),
  post(`${REVIEW}/confirm`, postConfirm),
  post(`${REVIEW}/merge`, postMerge),
  post(`${REVIEW}/discard`, postDiscard),
  ...questionRoutes,
  ...editMeasureRoutes,
]

function get(path: string, run: Route['run']): Route {
  return { method: 'GET', path, surface: 'workbench', may: mayReview, run }
}

function post(path: string, run: Route['run']): Route {
  return { method: 'POST', path, surface: 'workbench', may: mayReview, run }
}

async function showSource(ask: Ask): Promise<Reply> {
  const plan = await planInReview(ask)
  const material = await reviewMaterial(ask.work.db, plan.id)
  const base = baseOf(ask)
  const html = await deskPage(
    ask,
    {
      title: '原文',
      meta: plan.title,
      crumbs: [{ label: '核对', href: base }, { label: '原文' }],
      help: '原文一字不改；带底色的是读出的措施，点前面的序号回到那一项。',
    },
    <section class="card">
      <Source
        lines={markedSource(plan.sourceText, material.measures)}
        asked={new Set()}
        hrefOf={(number) => `${base}#m-${String(number)}`}
      />
    </section>,
  )
  return page(html)
}

async function showHead(
  ask: Ask,
  state: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
): Promise<Reply> {
  const plan = await planInReview(ask)
  const html = await deskPage(
    ask,
    {
      title: '改标题和年度',
      meta: plan.sourceName,
      crumbs: [{ label: '核对', href: baseOf(ask) }, { label: '改标题和年度' }],
      help: '标题和年度从文件里读出，读错了在这里改。年度决定“年底前”等说法是哪一年。导入错了可以作废，不会留在列表里。',
    },
    <HeadPage
      base={baseOf(ask)}
      typed={state?.typed ?? { title: plan.title, year: String(plan.year) }}
      errors={state?.errors ?? []}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: state === null ? 200 : 422 })
}

async function postHead(ask: Ask): Promise<Reply> {
  const parsed = parseForm(HeadForm, ask.form)
  if (!parsed.ok) return showHead(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  await correctHead(ask.work, { planId: planIdOf(ask), ...parsed.value })
  return redirect(baseOf(ask))
}

async function postDiscard(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ReasonForm, ask.form)
  if (!parsed.ok) return showHead(ask, { typed: typedFields(ask.form), errors: parsed.errors })
  await discardPlan(ask.work, { planId: planIdOf(ask), reason: parsed.value.reason })
  return redirect('/workbench/plans')
}

async function postConfirm(ask: Ask): Promise<Reply> {
  const choice = typedFields(ask.form).measureId ?? ''
  await confirm(ask.work, { planId: planIdOf(ask), measureId: choice === 'all-clear' ? null : choice })
  return redirect(baseOf(ask))
}

async function postMerge(ask: Ask): Promise<Reply> {
  await mergeIntoPrevious(ask.work, {
    planId: planIdOf(ask),
    measureId: typedFields(ask.form).measureId ?? '',
  })
  return redirect(`${baseOf(ask)}#measures`)
}
