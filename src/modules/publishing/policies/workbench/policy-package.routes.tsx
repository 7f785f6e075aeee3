import { formKeys } from '../../../../workbench/form-keys.ts'
import { z } from 'zod'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { parseForm, typedFields } from '../../../../platform/http/parse-form.ts'
import { page, redirect } from '../../../../platform/http/route.ts'
import type { Ask, May, Reply, Route } from '../../../../platform/http/route.ts'
import { deskPage } from '../../../../workbench/desk-page.tsx'
import {
  allowedPackageActions,
  DRAFTERS,
  mayDraftFor,
  mayReadPackage,
  titleOf,
  wordsOfBody,
} from '../../../ground/publication/index.ts'
import { listWords } from '../../../ground/search/index.ts'
import { addInterpretation } from '../add-interpretation.ts'
import { declareMaterial } from '../declare-material.ts'
import type { Nature, WarningKind } from '../domain/material.ts'
import { EMPTY_PLAN } from '../domain/plan.ts'
import { firstInterpreter, sentenceCharacters } from '../domain/policy-settings.ts'
import { readabilityOf } from '../domain/readability.ts'
import { examinePackage } from '../examine-package.ts'
import type { ExaminedPackage } from '../examine-package.ts'
import { askExemption, decideExemption, maySignExemption } from '../exempt-package.ts'
import { policyReadiness, POLICIES } from '../readiness.ts'
import { savePlan } from '../save-plan.ts'
import type { MaterialView } from './material-card.tsx'
import { boxesOf, PlanForm, planTyped, typedPlan } from './plan.form.ts'
import { PolicyPackagePage } from './policy-package.page.tsx'

const ONE = `${POLICIES}/:packageId`
const writers: May = { who: 'functions', any: DRAFTERS }
const seconds: May = { who: 'functions', any: ['head', 'openness-head', 'leader'] }

/** One package: its page, and what is done with its plan and interpretations. */
export function policyPackageRoutes(readers: May): readonly Route[] {
  return [
    { method: 'GET', path: ONE, surface: 'workbench', may: readers, run: (ask) => show(ask, []) },
    { method: 'POST', path: `${ONE}/plan`, surface: 'workbench', may: writers, run: postPlan },
    {
      method: 'POST',
      path: `${ONE}/interpretations`,
      surface: 'workbench',
      may: writers,
      run: postInterpretation,
    },
    {
      method: 'POST',
      path: `${ONE}/materials/:draftId`,
      surface: 'workbench',
      may: writers,
      run: postMaterial,
    },
    { method: 'POST', path: `${ONE}/exemption`, surface: 'workbench', may: writers, run: postExemption },
    {
      method: 'POST',
      path: `${ONE}/exemption/decision`,
      surface: 'workbench',
      may: seconds,
      run: postDecision,
    },
  ]
}

async function show(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { work, visit } = ask
  const found = await examinePackage(work, ask.params.packageId ?? '')
  const { loaded } = found
  if (!mayReadPackage(work.actor, loaded.package))
    throw new Refusal('absent', 'no-package', '没有这份稿件，可能已经作废。')
  if (found.policies.length === 0 && found.materials.length === 0)
    throw new Refusal('absent', 'no-policy', '这份稿件里没有政策文件，也没有解读。')
  const mayEdit = allowedPackageActions(work.actor, loaded).includes('edit')
  const failed = errors.length > 0
  const html = await deskPage(
    ask,
    {
      title: `解读方案和解读：${titleOf(loaded)}`,
      crumbs: [
        { label: '今日', href: '/workbench' },
        { label: '政策解读', href: POLICIES },
        { label: titleOf(loaded) },
      ],
      help: '先写解读方案，再加解读，声明它是什么。要发有提示的解读，写明理由，审签人会看到。都齐了回稿件页送审。',
      actions: (
        <a class="btn" href={`/workbench/packages/${loaded.package.id}`}>
          回稿件
        </a>
      ),
      ledger: [{ subject: `package:${loaded.package.id}` }],
    },
    <PolicyPackagePage
      found={found}
      materials={await readAll(ask, found)}
      lacks={mayEdit ? await policyReadiness(work, loaded.package.id) : []}
      mayEdit={mayEdit}
      maySign={found.exemption !== null && maySignExemption(work.actor, loaded, found.exemption)}
      mayFollowUp={loaded.package.state === 'released' && mayDraftFor(work.actor, loaded.package.divisionId)}
      typed={failed ? typedFields(ask.form) : planStart(ask, found)}
      boxes={failed ? boxesOf(ask.form) : (found.plan ?? { forms: ['简明问答'], channels: ['本网站'] })}
      errors={errors}
      formKey={formKeys({ visit, work })}
    />,
  )
  return page(html, { status: failed ? 422 : 200 })
}

/** A plan that nobody has begun names 第一解读人 as the setting has him that day. */
function planStart({ work }: Ask, { plan }: ExaminedPackage) {
  const named = work.rules.read(firstInterpreter)
  const start = named === firstInterpreter.standard ? '' : named
  return typedPlan(plan ?? { ...EMPTY_PLAN, firstInterpreter: start })
}

async function readAll({ work }: Ask, { materials }: ExaminedPackage): Promise<readonly MaterialView[]> {
  const terms = await listWords(work.db)
  return materials.map((material) => {
    const { body } = material.draft
    return {
      material,
      readability: readabilityOf(
        { words: wordsOfBody(body), questions: body.filter(({ kind }) => kind === 'question').length },
        { longest: work.rules.read(sentenceCharacters), terms },
      ),
    }
  })
}

async function postPlan(ask: Ask): Promise<Reply> {
  const parsed = parseForm(PlanForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const packageId = ask.params.packageId ?? ''
  await savePlan(ask.work, { packageId, ...planTyped(parsed.value, ask.form) })
  return redirect(`${POLICIES}/${packageId}`)
}

const InterpretationForm = z.object({ draftId: z.string().catch('') })

async function postInterpretation(ask: Ask): Promise<Reply> {
  const { draftId } = InterpretationForm.parse(ask.form)
  const added = await addInterpretation(ask.work, ask.params.packageId ?? '', draftId)
  return redirect(`/workbench/drafts/${added}`)
}

const WARNINGS: readonly WarningKind[] = [
  'like-the-policy',
  'like-a-work-summary',
  'like-a-repost',
  'foreign-source',
  'no-questions',
]

async function postMaterial(ask: Ask): Promise<Reply> {
  const { packageId = '', draftId = '' } = ask.params
  const typed = typedFields(ask.form)
  const nature = natureOf(typed[`nature-${draftId}`])
  if (nature === null) return show(ask, [{ field: `nature-${draftId}`, message: '请选这份材料是什么。' }])
  const answers = new Map<WarningKind, string>()
  for (const warning of WARNINGS) {
    const reason = typed[`${warning}-${draftId}`]?.trim() ?? ''
    if (reason.length > 300)
      return show(ask, [{ field: `${warning}-${draftId}`, message: '理由最多 300 字。' }])
    if (reason !== '') answers.set(warning, reason)
  }
  await declareMaterial(ask.work, { packageId, draftId, nature, answers })
  return redirect(`${POLICIES}/${packageId}#m-${draftId}`)
}

function natureOf(typed: string | undefined): Nature | null {
  const known: readonly Nature[] = ['own', 'repost', 'work-summary']
  return known.find((nature) => nature === typed) ?? null
}

const ExemptionForm = z.object({
  reason: z.string().trim().min(1, '请写明为什么不用解读。').max(500, '最多 500 字。'),
})

async function postExemption(ask: Ask): Promise<Reply> {
  const parsed = parseForm(ExemptionForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const packageId = ask.params.packageId ?? ''
  await askExemption(ask.work, packageId, parsed.value.reason)
  return redirect(`${POLICIES}/${packageId}`)
}

const DecisionForm = z.object({ outcome: z.enum(['signed', 'refused'], '请按「同意」或「不同意」。') })

async function postDecision(ask: Ask): Promise<Reply> {
  const parsed = parseForm(DecisionForm, ask.form)
  if (!parsed.ok) return show(ask, parsed.errors)
  const packageId = ask.params.packageId ?? ''
  await decideExemption(ask.work, packageId, parsed.value.outcome)
  return redirect(`${POLICIES}/${packageId}`)
}
