import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { listOf, parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { getDivision } from '../../../ground/organisation/index.ts'
import { markedSource } from '../domain/marked-source.ts'
import { allowedPlanActions } from '../domain/plan.ts'
import type { Plan } from '../domain/plan.ts'
import { openQuestions, ownersOf } from '../domain/questions.ts'
import { reviewMaterial } from '../review-material.ts'
import {
  chooseRhythm,
  confirm,
  correctHead,
  discardPlan,
  editMeasure,
  matchUnit,
  mergeIntoPrevious,
  planFor,
  settleDoubt,
  splitAfter,
} from '../review-plan.ts'
import { getMeasureForUpdate } from '../store/measures.ts'
import { findLastChoice, getPlan, listAsides } from '../store/plans.ts'
import { EditMeasurePage, typedOf } from './edit-measure.page.tsx'
import { HeadPage } from './head.page.tsx'
import { HeadForm, MeasureForm, ReasonForm } from './review.form.ts'
import { ReviewPage } from './review.page.tsx'
import type { FormKey } from './review-view.ts'
import { Source } from './source.tsx'

const BASE = '/workbench/plans/:planId/review'
const may = { who: 'functions', any: ['openness-handler', 'openness-head'] } as const

/** Review of an imported plan: 办公室 only; saved per measure, resumed at any time. */
export const reviewRoutes: readonly Route[] = [
  get(BASE, showReview),
  get(`${BASE}/source`, showSource),
  get(`${BASE}/head`, (ask) => showHead(ask, null)),
  post(`${BASE}/head`, postHead),
  post(`${BASE}/unit`, postUnit),
  post(`${BASE}/related`, postRelated),
  post(`${BASE}/rhythm`, postRhythm),
  post(`${BASE}/owner`, postOwner),
  post(`${BASE}/doubt`, postDoubt),
  post(`${BASE}/confirm`, postConfirm),
  post(`${BASE}/merge`, postMerge),
  post(`${BASE}/discard`, postDiscard),
  get(`${BASE}/measures/:measureId`, (ask) => showMeasure(ask, {})),
  post(`${BASE}/measures/:measureId`, postMeasure),
  post(`${BASE}/measures/:measureId/split`, postSplit),
]

function get(path: string, run: Route['run']): Route {
  return { method: 'GET', path, surface: 'workbench', may, run }
}

function post(path: string, run: Route['run']): Route {
  return { method: 'POST', path, surface: 'workbench', may, run }
}

function planIdOf(ask: Ask): string {
  return ask.params.planId ?? ''
}

function baseOf(ask: Ask): string {
  return `/workbench/plans/${planIdOf(ask)}/review`
}

/** Form keys for a page with many forms: each its own submission. */
export function formKeys(ask: Ask): () => FormKey {
  return () => ({ token: ask.visit.csrfToken, submissionId: ask.work.newId() })
}

async function planInReview(ask: Ask): Promise<Plan> {
  const plan = await getPlan(ask.work.db, planIdOf(ask))
  if (!allowedPlanActions(plan, ask.work.actor).includes('review')) await planFor(ask.work, plan.id, 'review')
  return plan
}

async function showReview(ask: Ask): Promise<Reply> {
  const current = await getPlan(ask.work.db, planIdOf(ask))
  if (current.status === 'adopted') return redirect(`/workbench/plans/${current.id}`)
  const plan = await planInReview(ask)
  const material = await reviewMaterial(ask.work.db, plan.id)
  const questions = openQuestions(material)
  const asked = new Set(
    questions.flatMap((q) =>
      q.type === 'unknown-unit' ? q.measures.map((m) => m.id) : q.measure === null ? [] : [q.measure.id],
    ),
  )
  const names = questions.flatMap((q) => (q.type === 'related-units' ? [q.name] : []))
  const lastChoices = new Map<string, readonly string[]>()
  for (const name of names) lastChoices.set(name, await findLastChoice(ask.work.db, name))
  const html = await deskPage(
    ask,
    {
      title: plan.title,
      meta: `${plan.sourceName} · ${plan.importedBy} 导入 · 原文一字不改，右边是读出来的`,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '工作要点', href: '/workbench/plans' },
        { label: '核对' },
      ],
      help: '先回答“要您定”的几项，再点“没有疑问的都对”。哪项读错了点“改、拆开”。每一步都已保存，随时可以离开再来。全定完后点“看分给谁，再采纳”。',
    },
    <ReviewPage
      view={{
        plan,
        questions,
        reviewed: material.measures.map((measure) => ({
          measure,
          owners: ownersOf(measure, material),
          asked: asked.has(measure.id),
        })),
        lines: markedSource(plan.sourceText, material.measures),
        divisions: material.divisions,
        lastChoices,
        asides: await listAsides(ask.work.db, plan.id),
        formKey: formKeys(ask),
      }}
    />,
  )
  return page(html)
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

/** The field whose name the form itself tells: question cards stand many on a page. */
function answerOf(ask: Ask): readonly string[] {
  return listOf(ask.form, typedFields(ask.form).field ?? '')
}

async function postUnit(ask: Ask): Promise<Reply> {
  const [choice] = answerOf(ask)
  const name = typedFields(ask.form).name ?? ''
  if (choice === undefined || choice === '')
    throw new Refusal('invalid', 'no-choice', '请先在名单里选一个处室，再点“就是它”。')
  const divisionId = choice.startsWith('division:') ? choice.slice('division:'.length) : null
  const meaning = divisionId !== null ? 'divisions' : choice === 'all-offices' ? 'all-offices' : 'outside'
  await matchUnit(ask.work, {
    planId: planIdOf(ask),
    name,
    meaning,
    divisionIds: divisionId === null ? [] : [divisionId],
    measureId: null,
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postRelated(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const command = { planId: planIdOf(ask), name: typed.name ?? '', measureId: typed.measureId ?? '' }
  await getMeasureForUpdate(ask.work.db, command)
  const everyone = typed.all === 'yes'
  await matchUnit(ask.work, {
    ...command,
    meaning: everyone ? 'all-offices' : 'divisions',
    divisionIds: everyone ? [] : answerOf(ask),
  })
  return redirect(`${baseOf(ask)}#questions`)
}

const RhythmChoice = z.enum(['month', 'quarter', 'half-year', 'year', 'none'])

async function postRhythm(ask: Ask): Promise<Reply> {
  const choice = RhythmChoice.safeParse(answerOf(ask)[0])
  if (!choice.success) throw new Refusal('invalid', 'no-choice', '请先选多久一次，再点“定了”。')
  await chooseRhythm(ask.work, {
    planId: planIdOf(ask),
    measureId: typedFields(ask.form).measureId ?? '',
    rhythm: choice.data === 'none' ? null : choice.data,
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postOwner(ask: Ask): Promise<Reply> {
  const [divisionId] = answerOf(ask)
  if (divisionId === undefined || divisionId === '')
    throw new Refusal('invalid', 'no-choice', '请先选牵头处室。')
  const division = await getDivision(ask.work.db, divisionId)
  const key = { planId: planIdOf(ask), measureId: typedFields(ask.form).measureId ?? '' }
  const measure = await getMeasureForUpdate(ask.work.db, key)
  const { heading, text, participantNames, deadline, deadlineText, rhythm } = measure
  await editMeasure(ask.work, {
    ...key,
    edit: {
      heading,
      text,
      participantNames,
      deadline,
      deadlineText,
      rhythm,
      leadNames: [...measure.leadNames, division.name],
    },
  })
  return redirect(`${baseOf(ask)}#questions`)
}

async function postDoubt(ask: Ask): Promise<Reply> {
  await settleDoubt(ask.work, {
    planId: planIdOf(ask),
    doubtId: typedFields(ask.form).doubtId ?? '',
    resolution: answerOf(ask)[0] ?? '',
  })
  return redirect(`${baseOf(ask)}#questions`)
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
