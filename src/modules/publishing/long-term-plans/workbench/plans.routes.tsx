import { z } from 'zod'
import { divisionsWhere, holds } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import { formKeys } from '../../../../workbench/form-keys.ts'
import { listDivisions } from '../../../ground/organisation/index.ts'
import { mayDraftFor } from '../../../ground/publication/index.ts'
import { stageLine, STAGES } from '../domain/stage-line.ts'
import { changePlan, mayKeepPlan, recordPlan, stagesOf, startStage } from '../keep-plans.ts'
import { PLANS_DESK, planSubject } from '../paths.ts'
import { getPlan, listPlans } from '../store/plans.ts'
import { listStageTexts } from '../store/stage-texts.ts'
import { PlanDeskPage, PlansPage } from './plans.page.tsx'

export const planReaders = {
  who: 'functions',
  any: ['handler', 'head', 'openness-handler', 'openness-head', 'leader', 'auditor'],
} as const
/** Of which division, the use cases decide. */
const keepers = { who: 'functions', any: ['handler', 'head', 'openness-handler', 'openness-head'] } as const
const ONE = `${PLANS_DESK}/:id`
const desk = { surface: 'workbench' } as const

/** 规划: the plans with where they stand, recording one, and the text of its next stage. */
export const planDeskRoutes: readonly Route[] = [
  { method: 'GET', path: PLANS_DESK, ...desk, may: planReaders, run: (ask) => showPlans(ask, []) },
  { method: 'POST', path: PLANS_DESK, ...desk, may: keepers, run: postPlan },
  { method: 'GET', path: ONE, ...desk, may: planReaders, run: (ask) => showPlan(ask, []) },
  { method: 'POST', path: ONE, ...desk, may: keepers, run: postChange },
  { method: 'POST', path: `${ONE}/drafts`, ...desk, may: keepers, run: postDraft },
]

async function showPlans(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const texts = await listStageTexts(work.db)
  const plans = (await listPlans(work.db)).map((plan) => ({
    plan,
    line: stageLine(
      plan,
      texts.filter((text) => text.plan === plan.name),
      work.today,
    ),
  }))
  const html = await deskPage(
    ask,
    {
      title: '规划',
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '规划' }],
      help: '开始编制时登记名称和规划期。每一步的稿件从规划里起草，公开后自动排到阶段线上；每年过后提醒公开实施情况。',
    },
    <PlansPage
      plans={plans}
      names={new Map((await listDivisions(work.db)).map(({ id, name }) => [id, name]))}
      typed={typedFields(ask.form)}
      errors={errors}
      own={await ownDivisions(ask)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function ownDivisions({ work }: Ask) {
  const all = await listDivisions(work.db)
  if (holds(work.actor, ['openness-handler', 'openness-head'])) return all
  const own = divisionsWhere(work.actor, ['handler', 'head'])
  return all.filter(({ id }) => own.includes(id))
}

const year = (label: string) =>
  z.coerce
    .number(`请写${label}，例如 2026。`)
    .int(`请写${label}，例如 2026。`)
    .min(1990, `${label}从 1990 起。`)
    .max(2200, `${label}最晚 2200。`)

const PlanForm = z.object({
  name: z.string('请写名称。').trim().min(4, '请写规划的全称。').max(100, '名称最多 100 字。'),
  fromYear: year('第一年'),
  toYear: year('最后一年'),
  divisionId: z.string().min(1, '请选编制处室。'),
})

async function postPlan(ask: Ask): Promise<Reply> {
  const parsed = parseForm(PlanForm, ask.form)
  if (!parsed.ok) return showPlans(ask, parsed.errors)
  if (!(await isOwn(ask, parsed.value.divisionId))) return showPlans(ask, NOT_LISTED)
  const done = await recordPlan(ask.work, parsed.value)
  return 'errors' in done ? showPlans(ask, done.errors) : redirect(`${PLANS_DESK}/${done.id}`)
}

const NOT_LISTED = [{ field: 'divisionId', message: '请从名单里选编制处室。' }]

async function isOwn(ask: Ask, divisionId: string): Promise<boolean> {
  return (await ownDivisions(ask)).some(({ id }) => id === divisionId)
}

async function showPlan(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work } = ask
  const plan = await getPlan(work.db, ask.params.id ?? '')
  const { name, fromYear, toYear, divisionId } = plan
  const html = await deskPage(
    ask,
    {
      title: name,
      crumbs: [{ label: '今日', href: '/workbench' }, { label: '规划', href: PLANS_DESK }, { label: name }],
      help: '选阶段起草，名称、规划期和阶段会填好；写完送审，公开后自动排到阶段线上。评估和年度实施情况也从这里起草。',
      ledger: [{ subject: planSubject(plan.id) }],
    },
    <PlanDeskPage
      plan={plan}
      line={stageLine(plan, await stagesOf(work, plan), work.today)}
      mayKeep={mayKeepPlan(work.actor, divisionId)}
      mayDraft={mayDraftFor(work.actor, divisionId)}
      typed={{
        ...{ name, fromYear: String(fromYear), toYear: String(toYear), divisionId },
        ...typedFields(ask.form),
      }}
      errors={errors}
      own={await ownDivisions(ask)}
      formKey={formKeys(ask)}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}

async function postChange(ask: Ask): Promise<Reply> {
  const id = ask.params.id ?? ''
  const parsed = parseForm(PlanForm, ask.form)
  if (!parsed.ok) return showPlan(ask, parsed.errors)
  if (!(await isOwn(ask, parsed.value.divisionId))) return showPlan(ask, NOT_LISTED)
  const errors = await changePlan(ask.work, id, parsed.value)
  return errors.length > 0 ? showPlan(ask, errors) : redirect(`${PLANS_DESK}/${id}`)
}

const DraftForm = z.object({ stage: z.enum(STAGES, '请从列出的阶段里选。') })

async function postDraft(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DraftForm, ask.form)
  if (!parsed.ok) return showPlan(ask, parsed.errors)
  const draftId = await startStage(ask.work, ask.params.id ?? '', parsed.value.stage)
  return redirect(`/workbench/drafts/${draftId}`)
}
