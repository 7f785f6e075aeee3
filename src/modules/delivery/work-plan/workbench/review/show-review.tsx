import type { FieldError } from '../../../../../kernel/refusal.ts'
import { page, redirect } from '../../../../../platform/http/route.ts'
import type { Ask, Reply } from '../../../../../platform/http/route.ts'
import { deskPage } from '../../../../../workbench/desk-page.tsx'
import { markedSource } from '../../domain/marked-source.ts'
import { askedMeasures, openQuestions, ownersOf } from '../../domain/questions.ts'
import { reviewMaterial } from '../../review-material.ts'
import { getPlan, listAsides } from '../../store/plans.ts'
import { findLastChoice } from '../../store/unit-matches.ts'
import { formKeys } from '../../../../../workbench/form-keys.ts'
import { planIdOf, planInReview } from './review-place.ts'
import { ReviewPage } from './review.page.tsx'

/** The review page; with a sentence beside each question that was answered wrongly. */
export async function showReview(ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const current = await getPlan(ask.work.db, planIdOf(ask))
  if (current.status === 'adopted') return redirect(`/workbench/plans/${current.id}`)
  const plan = await planInReview(ask)
  const material = await reviewMaterial(ask.work.db, plan.id)
  const questions = openQuestions(material)
  const asked = askedMeasures(questions)
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
        errors,
        formKey: formKeys(ask),
      }}
    />,
  )
  return page(html, { status: errors.length === 0 ? 200 : 422 })
}
