import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { getDivision, rememberAlias } from '../../ground/organisation/index.ts'
import type { Rhythm } from './domain/measure.ts'
import { allowedPlanActions } from './domain/plan.ts'
import type { Plan, PlanAction } from './domain/plan.ts'
import { askedMeasures, openQuestions } from './domain/questions.ts'
import type { UnitMeaning } from './domain/unit-meaning.ts'
import { freeSlug } from './import-plan.ts'
import { reviewMaterial } from './review-material.ts'
import { insertDoubt, listDoubts, settleDoubtRow } from './store/doubts.ts'
import { confirmMeasures, getMeasureForUpdate, updateMeasure } from './store/measures.ts'
import { getPlanForUpdate, lockSlugs, markDiscarded, saveHead } from './store/plans.ts'
import { saveMatch } from './store/unit-matches.ts'

/** The plan, locked, when this person may do this with it now; refuses otherwise. */
export async function planFor(work: Work, planId: string, action: PlanAction): Promise<Plan> {
  const plan = await getPlanForUpdate(work.db, planId)
  if (allowedPlanActions(plan, work.actor).includes(action)) return plan
  if (plan.status === 'adopted' && action === 'review')
    throw new Refusal(
      'conflict',
      'already-adopted',
      '这份工作要点已经采纳，不能再在核对页改。要改某一项，请到该项的页面申请调整。',
    )
  throw new Refusal('forbidden', 'not-openness-office', '这一步由办公室（政务公开工作机构）办理。')
}

/** Settles how a name is understood in this plan; an alias is remembered by the organisation for the next one. */
export async function matchUnit(
  work: Work,
  command: {
    readonly planId: string
    readonly name: string
    readonly meaning: UnitMeaning
    readonly divisionIds: readonly string[]
    readonly measureId: string | null
  },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  if (command.measureId !== null)
    await getMeasureForUpdate(work.db, { planId: command.planId, measureId: command.measureId })
  for (const id of command.divisionIds) await getDivision(work.db, id)
  if (command.meaning === 'divisions' && command.divisionIds.length === 0)
    throw new Refusal('invalid', 'no-division', '请至少选一个处室。')
  await saveMatch(work.db, { ...command, by: actorName(work.actor) })
  const [only] = command.divisionIds
  if (
    command.meaning === 'divisions' &&
    command.measureId === null &&
    command.divisionIds.length === 1 &&
    only !== undefined
  )
    await rememberAlias(work, { alias: command.name, divisionId: only })
  await work.record({
    subject: `work-plan:${command.planId}`,
    action: 'unit-matched',
    after: {
      name: command.name,
      meaning: command.meaning,
      divisionIds: command.divisionIds,
      measureId: command.measureId,
    },
  })
}

/** Answers 定期: how often, as an internal limit; or that no rhythm is kept beyond the periodic report. */
export async function chooseRhythm(
  work: Work,
  command: { readonly planId: string; readonly measureId: string; readonly rhythm: Rhythm | null },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const measure = await getMeasureForUpdate(work.db, command)
  await updateMeasure(work.db, {
    ...measure,
    rhythm: command.rhythm,
    rhythmInternal: command.rhythm !== null,
  })
  if (command.rhythm === null)
    await insertDoubt(work.db, {
      id: work.newId(),
      planId: command.planId,
      measureId: measure.id,
      kind: 'rhythm',
      text: '“定期”多久一次',
      settledBy: actorName(work.actor),
      resolution: '不另设周期',
    })
  await work.record({
    subject: `measure:${measure.id}`,
    action: 'rhythm-chosen',
    after: { rhythm: command.rhythm },
  })
}

/** Settles a doubt of the reading with what was decided. */
export async function settleDoubt(
  work: Work,
  command: { readonly planId: string; readonly doubtId: string; readonly resolution: string },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const doubt = (await listDoubts(work.db, command.planId)).find(
    (d) => d.id === command.doubtId && !d.settled,
  )
  if (!doubt) throw new Refusal('absent', 'no-doubt', '没有这个疑问，可能已经处理。')
  const resolution = command.resolution.trim() === '' ? '已看过，照读出的结果' : command.resolution.trim()
  await settleDoubtRow(work.db, doubt.id, { by: actorName(work.actor), resolution })
  await work.record({
    subject: `work-plan:${command.planId}`,
    action: 'doubt-settled',
    reason: resolution,
    after: { kind: doubt.kind, text: doubt.text },
  })
}

/** Confirms measures that were looked at: one, or all without a question. */
export async function confirm(
  work: Work,
  command: {
    readonly planId: string
    /** Of one measure, or null for all without a question. */ readonly measureId: string | null
  },
): Promise<void> {
  await planFor(work, command.planId, 'review')
  const material = await reviewMaterial(work.db, command.planId)
  const asked = askedMeasures(openQuestions(material))
  const ids = material.measures
    .map((m) => m.id)
    .filter((id) => (command.measureId === null ? !asked.has(id) : id === command.measureId))
  await confirmMeasures(work.db, command.planId, ids)
  await work.record({
    subject: `work-plan:${command.planId}`,
    action: 'measures-confirmed',
    after: { count: ids.length },
  })
}

/** Corrects title and year; the year also moves the plan's address while nothing is released. */
export async function correctHead(
  work: Work,
  command: { readonly planId: string; readonly title: string; readonly year: number },
): Promise<void> {
  const plan = await planFor(work, command.planId, 'review')
  const slug =
    plan.year === command.year ? plan.slug : freeSlug(command.year, await lockSlugs(work.db, command.year))
  await saveHead(work.db, plan.id, { title: command.title, year: command.year, slug })
  for (const doubt of await listDoubts(work.db, plan.id))
    if (['no-title', 'no-year'].includes(doubt.kind) && !doubt.settled)
      await settleDoubtRow(work.db, doubt.id, { by: actorName(work.actor), resolution: '已填' })
  await work.record({
    subject: `work-plan:${plan.id}`,
    action: 'head-corrected',
    before: { title: plan.title, year: plan.year },
    after: { title: command.title, year: command.year },
  })
}

/** Discards an import that was a mistake; it stays in the ledger. */
export async function discardPlan(
  work: Work,
  command: { readonly planId: string; readonly reason: string },
): Promise<void> {
  const plan = await planFor(work, command.planId, 'discard')
  await markDiscarded(work.db, plan.id)
  await work.record({
    subject: `work-plan:${plan.id}`,
    action: 'discarded',
    reason: command.reason,
    before: { status: plan.status },
    after: { status: 'discarded' },
  })
}
