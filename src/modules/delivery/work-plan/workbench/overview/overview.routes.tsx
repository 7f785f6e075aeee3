import { divisionsWhere, holds } from '../../../../../kernel/actor.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, May, Reply, Route } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { DateText } from '../../../../../ui/date.tsx'
import { Tag } from '../../../../../ui/badge.tsx'
import { takeBackAdoption, takeBackObstacle } from '../../adopt-plan.ts'
import { allowedPlanActions, likelyPeriod } from '../../domain/plan.ts'
import type { Plan } from '../../domain/plan.ts'
import { acceptStatement } from '../../give-evidence.ts'
import { decideNotConcernedRequest } from '../../not-concerned.ts'
import { listMeasuresWithOpenChange } from '../../store/changes.ts'
import { listMeasures } from '../../store/measures.ts'
import { findSourceFile, getPlan, listAsides } from '../../store/plans.ts'
import { listPlanReleases } from '../../store/releases.ts'
import { listPlanEvidence } from '../../store/evidence.ts'
import { listNotConcerned } from '../../store/not-concerned.ts'
import { surveyPlan } from '../../survey-plan.ts'
import { MeasureFilter, NotConcernedForm, StatementForm, TakeBackForm } from './overview.form.ts'
import { OverviewPage } from './overview.page.tsx'
import { UnadoptedPage } from './unadopted.page.tsx'
import { refusalField } from './overview.view.ts'
import type { OfficeDesk, OverviewView, WrongForm } from './overview.view.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'

const OFFICE: May = { who: 'functions', any: ['openness-handler', 'openness-head'] }

/** The plan's own page, and what 办公室 decides there. */
export const overviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/workbench/plans/:planId',
    surface: 'workbench',
    may: { who: 'signed-in' },
    run: (ask) => showPlan(ask, null),
  },
  {
    method: 'POST',
    path: '/workbench/plans/:planId/withdraw-adoption',
    surface: 'workbench',
    may: OFFICE,
    run: postTakeBack,
  },
  {
    method: 'POST',
    path: '/workbench/plans/:planId/not-concerned',
    surface: 'workbench',
    may: OFFICE,
    run: postNotConcerned,
  },
  {
    method: 'POST',
    path: '/workbench/plans/:planId/statements',
    surface: 'workbench',
    may: OFFICE,
    run: postStatement,
  },
]

async function showPlan(ask: Ask, wrong: WrongForm | null): Promise<Reply> {
  const plan = await getPlan(ask.work.db, planIdOf(ask))
  if (plan.status !== 'adopted') return showUnadopted(ask, plan)
  const html = await deskPage(
    ask,
    {
      title: plan.title,
      meta: <AdoptedMeta plan={plan} />,
      actions: (
        <Downloads
          plan={plan}
          source={
            holds(ask.work.actor, ['openness-handler', 'openness-head']) &&
            (await findSourceFile(ask.work.db, plan.id)) !== null
          }
        />
      ),
      crumbs: crumbsOf(plan),
      ledger: [{ subject: `work-plan:${plan.id}` }],
      help: '看每项任务由谁办、做到哪。点任务名进入，可看佐证、申请调整；按处室或状态筛选。办公室在「各期」里催报、汇总送审，右上角导出任务分解表。',
    },
    <OverviewPage view={await viewOf(ask, plan, wrong)} />,
  )
  return page(html, { status: wrong === null ? 200 : 422 })
}

async function viewOf(ask: Ask, plan: Plan, wrong: WrongForm | null): Promise<OverviewView> {
  const { work } = ask
  const survey = await surveyPlan(work.db, plan, work.today)
  return {
    plan,
    survey,
    filter: MeasureFilter.parse(ask.query),
    current: survey.periods.length === 0 ? null : likelyPeriod(plan, work.today),
    releases: await listPlanReleases(work.db, plan.id),
    ownDivisionIds: divisionsWhere(work.actor, ['handler', 'head']),
    office: await officeDesk(ask, plan),
    gathers: holds(work.actor, ['openness-handler', 'openness-head', 'leader']),
    asides: await listAsides(work.db, plan.id),
    changing: await listMeasuresWithOpenChange(work.db, plan.id),
    wrong,
    formKey: formKeys(ask),
  }
}

/** Null for everyone but 办公室. */
async function officeDesk({ work }: Ask, plan: Plan): Promise<OfficeDesk | null> {
  if (!allowedPlanActions(plan, work.actor).includes('take-back')) return null
  const asked = (await listNotConcerned(work.db, plan.id)).filter(
    (n) => n.acceptedBy === null && n.refusedReason === null,
  )
  const statements = (await listPlanEvidence(work.db, plan.id)).filter(
    (piece) => piece.kind === 'statement' && piece.acceptedBy === null && piece.returnStatus !== 'draft',
  )
  return {
    asked,
    statements,
    mayTakeBack: (await takeBackObstacle(work.db, plan.id)) === null,
  }
}

async function showUnadopted(ask: Ask, plan: Plan): Promise<Reply> {
  const { db, actor } = ask.work
  const measures = await listMeasures(db, plan.id)
  const html = await deskPage(
    ask,
    {
      title: plan.title,
      meta: (
        <Tag kind={plan.status === 'discarded' ? 'plain' : 'hold'}>
          {plan.status === 'discarded' ? '已作废' : '核对中'}
        </Tag>
      ),
      crumbs: crumbsOf(plan),
      help: '这份工作要点还没有采纳。办公室先核对读出的措施和处室，再采纳；采纳后这里会列出全部任务、各期报送和导出。',
    },
    <UnadoptedPage
      plan={plan}
      measures={measures.length}
      mayReview={allowedPlanActions(plan, actor).includes('review')}
      asides={await listAsides(db, plan.id)}
    />,
  )
  return page(html)
}

async function postTakeBack(ask: Ask): Promise<Reply> {
  const parsed = parseForm(TakeBackForm, ask.form)
  if (!parsed.ok)
    return showPlan(ask, { form: 'take-back', typed: typedFields(ask.form), errors: parsed.errors })
  await takeBackAdoption(ask.work, { planId: planIdOf(ask), reason: parsed.value.reason })
  return redirect(`/workbench/plans/${planIdOf(ask)}/review`)
}

async function postNotConcerned(ask: Ask): Promise<Reply> {
  const typed = typedFields(ask.form)
  const field = refusalField({ measureId: typed.measureId ?? '', divisionId: typed.divisionId ?? '' })
  const parsed = parseForm(NotConcernedForm, { ...ask.form, reason: typed[field] })
  if (!parsed.ok)
    return showPlan(ask, { form: field, typed, errors: parsed.errors.map((error) => renamed(error, field)) })
  const { measureId, divisionId, decision, reason } = parsed.value
  await decideNotConcernedRequest(
    ask.work,
    { planId: planIdOf(ask), measureId, divisionId },
    { accepted: decision === 'accept', reason },
  )
  return redirect(`/workbench/plans/${planIdOf(ask)}#not-concerned`)
}

async function postStatement(ask: Ask): Promise<Reply> {
  const parsed = parseForm(StatementForm, ask.form)
  if (!parsed.ok) throw new Refusal('absent', 'no-statement', parsed.errors[0]?.message ?? '没有这句说明。')
  await acceptStatement(ask.work, { planId: planIdOf(ask), evidenceId: parsed.value.evidenceId })
  return redirect(`/workbench/plans/${planIdOf(ask)}#statements`)
}

function renamed(error: FieldError, field: string): FieldError {
  return error.field === 'reason' ? { ...error, field } : { ...error, field: '' }
}

function planIdOf(ask: Ask): string {
  return ask.params.planId ?? ''
}

function crumbsOf(plan: Plan) {
  return [
    { label: '今日', href: '/workbench' },
    { label: '工作要点', href: '/workbench/plans' },
    { label: `${String(plan.year)} 年` },
  ]
}

function AdoptedMeta({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <Tag kind="ok">已采纳</Tag> {plan.supplementary ? <Tag kind="plain">补录</Tag> : null}
      {plan.adoptedBy}采纳 · {plan.adoptedOn === null ? null : <DateText date={plan.adoptedOn} />}
    </>
  )
}

function Downloads({ plan, source }: { readonly plan: Plan; readonly source: boolean }) {
  const base = `/workbench/plans/${plan.id}`
  return (
    <>
      <a class="btn" href={`${base}/export.xlsx`}>
        任务分解表（Excel）
      </a>
      <a class="btn" href={`${base}/export.docx`}>
        任务分解表（Word）
      </a>
      {source ? (
        <a class="btn bare" href={`${base}/source`}>
          下载原文
        </a>
      ) : null}
    </>
  )
}
