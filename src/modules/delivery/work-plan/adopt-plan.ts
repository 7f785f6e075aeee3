import { actorName } from '../../../kernel/actor.ts'
import type { Period } from '../../../kernel/period.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { countedDue, dischargeWhere, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { clauseOf, ownDuties, reportDueOn, reportDuty } from './domain/measure-duties.ts'
import type { MeasureDuty } from './domain/measure-duties.ts'
import type { Measure } from './domain/measure.ts'
import { isSupplementary, runningPeriod } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { releaseWorkingDays, reportDay, reportingPeriod } from './domain/plan-settings.ts'
import { openQuestions, ownersOf } from './domain/questions.ts'
import { reviewMaterial } from './review-material.ts'
import { planFor } from './review-plan.ts'
import { excusedIn } from './store/not-concerned.ts'
import { hasChanges } from './store/changes.ts'
import { listPlanReleases } from './store/releases.ts'
import { listReturns } from './store/returns.ts'
import { deleteOwnersOfPlan, listMeasures, listOwners, replaceOwners } from './store/measures.ts'
import { markAdopted, markTakenBack } from './store/plans.ts'

type OwnDuties = typeof ownDuties

/** Adopts a reviewed plan: owners are frozen, every measure opens its duties. Refuses while a question is open. */
export async function adoptPlan(work: Work, command: { readonly planId: string }): Promise<void> {
  const plan = await planFor(work, command.planId, 'adopt')
  const material = await reviewMaterial(work.db, plan.id)
  if (material.measures.length === 0)
    throw new Refusal(
      'conflict',
      'no-measures',
      '没有读出任何措施，不能采纳。请检查导入的文件，或把责任处室写在每项末尾后重新导入。',
    )
  const open = openQuestions(material).length
  if (open > 0)
    throw new Refusal('conflict', 'open-questions', `还有 ${String(open)} 项要您定，定完才能采纳。`)
  if ((await findOpennessOffice(work.db)) === null)
    throw new Refusal(
      'conflict',
      'no-openness-office',
      '还没有设政务公开工作机构。请系统管理员在「处室与人员」里把办公室设为政务公开工作机构。',
    )
  const supplementary = isSupplementary(plan.year, work.today)
  for (const measure of material.measures) {
    const owners = ownersOf(measure, material)
    await replaceOwners(work.db, measure.id, {
      lead: owners.lead.divisionIds,
      participants: owners.participants.divisionIds,
    })
  }
  const reporting = work.rules.read(reportingPeriod)
  await markAdopted(work.db, plan.id, {
    on: work.today,
    by: actorName(work.actor),
    reporting,
    supplementary,
    offices: material.offices,
  })
  const adopted: Plan = { ...plan, status: 'adopted', reporting, supplementary, adoptedOn: work.today }
  if (!supplementary) await openDutiesOf(work, adopted)
  await work.record({
    subject: `work-plan:${plan.id}`,
    action: 'adopted',
    after: { measures: material.measures.length, reporting, supplementary, offices: material.offices },
  })
}

/**
 * Opens what is due of an adopted plan now: of each measure what `own` names, this period's reports and release. A stated
 * day is opened by adoption and moved by a change only, never by the mere passing of days.
 */
export async function openDutiesOf(work: Work, plan: Plan, own: OwnDuties = ownDuties): Promise<void> {
  const measures = new Map((await listMeasures(work.db, plan.id)).map((measure) => [measure.id, measure]))
  const isExcused = await excusedIn(work.db, plan.id)
  const period = runningPeriod(plan, work.today)
  for (const owner of await listOwners(work.db, plan.id)) {
    const measure = measures.get(owner.measureId)
    if (owner.role !== 'lead' || measure === undefined || isExcused(owner.measureId, owner.divisionId))
      continue
    await openMeasureDuties(work, { plan, measure, divisionId: owner.divisionId, period }, own)
  }
  if (period !== null) await openReleaseDuty(work, plan, period)
}

/** Opens the duties of one measure for one leading division. */
export async function openMeasureDuties(
  work: Work,
  of: {
    readonly plan: Plan
    readonly measure: Measure
    readonly divisionId: string
    readonly period: Period | null
  },
  own: OwnDuties = ownDuties,
): Promise<void> {
  const { plan, measure, period } = of
  const report =
    period === null ? [] : [reportDuty(measure, period, reportDueOn(period, work.rules.read(reportDay)))]
  for (const duty of [...own(measure, { year: plan.year, today: work.today }), ...report])
    await openOne(work, of, duty)
}

async function openOne(
  work: Work,
  of: { readonly plan: Plan; readonly measure: Measure; readonly divisionId: string },
  duty: MeasureDuty,
): Promise<void> {
  const { plan, measure, divisionId } = of
  const isReport = duty.kind === 'work-plan.report'
  const url = isReport
    ? `/workbench/plans/${plan.id}/returns/${divisionId}/${duty.occasion}`
    : `/workbench/plans/${plan.id}/measures/${measure.id}`
  await openDuty(work, {
    ...duty,
    subject: `measure:${measure.id}`,
    url,
    divisionId,
    function: 'handler',
    clause: clauseOf(measure, plan.title),
    ...(isReport
      ? {
          bundle: `return:${plan.id}:${divisionId}:${duty.occasion}`,
          bundleTitle: `《${plan.title}》${duty.rule}`,
        }
      : {}),
  })
}

async function openReleaseDuty(work: Work, plan: Plan, period: Period): Promise<void> {
  const office = await findOpennessOffice(work.db)
  if (office === null) return
  const days = work.rules.read(releaseWorkingDays)
  await openDuty(work, {
    kind: 'work-plan.release',
    subject: `work-plan:${plan.id}`,
    title: `公布${period.name}落实情况`,
    action: '汇总并送审',
    url: `/workbench/plans/${plan.id}/releases/${period.id}`,
    divisionId: office.id,
    function: 'openness-handler',
    rule: `期末后 ${String(days)} 个工作日内`,
    clause: `《${plan.title}》按期公布`,
    explanation: `从 ${period.to} 的次日起数 ${String(days)} 个工作日（本局的设置）。`,
    ...countedDue(work.calendar, { from: period.to, workingDays: days }),
    internal: true,
    occasion: period.id,
  })
}

/** What stands in the way of taking an adoption back. */
type TakeBackObstacle = 'reports-saved' | 'plan-in-use'

const obstacleSentences: Readonly<Record<TakeBackObstacle, string>> = {
  'reports-saved': '已经有处室开始填落实情况，不能整份撤回。要改某一项，请到该项的页面申请调整。',
  'plan-in-use': '这份工作要点已经有调整或送审，不能整份撤回。要改某一项，请到该项的页面申请调整。',
}

/** Whether an adoption can still be taken back: what forbids it, or null. */
export async function takeBackObstacle(db: Db, planId: string): Promise<TakeBackObstacle | null> {
  if ((await listReturns(db, planId)).length > 0) return 'reports-saved'
  if ((await hasChanges(db, planId)) || (await listPlanReleases(db, planId)).length > 0) return 'plan-in-use'
  return null
}

/** Takes an adoption back; possible until a division begins a form, a change is asked for or a period is handed in. */
export async function takeBackAdoption(
  work: Work,
  command: { readonly planId: string; readonly reason: string },
): Promise<void> {
  const plan = await planFor(work, command.planId, 'take-back')
  const obstacle = await takeBackObstacle(work.db, plan.id)
  if (obstacle !== null) throw new Refusal('conflict', obstacle, obstacleSentences[obstacle])
  const measures = await listMeasures(work.db, plan.id)
  await dischargeWhere(work, [...measures.map((m) => `measure:${m.id}`), `work-plan:${plan.id}`], {
    fits: () => true,
    how: `采纳撤回：${command.reason}`,
    asNeverOpened: true,
  })
  await deleteOwnersOfPlan(work.db, plan.id)
  await markTakenBack(work.db, plan.id)
  await work.record({
    subject: `work-plan:${plan.id}`,
    action: 'adoption-taken-back',
    reason: command.reason,
    before: { status: 'adopted' },
    after: { status: 'in-review' },
  })
}
