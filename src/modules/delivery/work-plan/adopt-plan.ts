import { actorName } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere } from '../../ground/duties/index.ts'
import { findOpennessOffice } from '../../ground/organisation/index.ts'
import { isSupplementary } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { reportingPeriod } from './domain/plan-settings.ts'
import { openQuestions, ownersOf } from './domain/questions.ts'
import type { ReviewMaterial } from './domain/questions.ts'
import { openDutiesOf } from './open-duties.ts'
import { reviewMaterial } from './review-material.ts'
import { planFor } from './review-plan.ts'
import { hasChanges } from './store/changes.ts'
import { deleteOwnersOfPlan, listMeasures, replaceOwners } from './store/measures.ts'
import { markAdopted, markTakenBack } from './store/plans.ts'
import { listPlanReleases } from './store/releases.ts'
import { listReturns } from './store/returns.ts'

/** Adopts a reviewed plan: owners are frozen, every measure opens its duties. Refuses while a question is open. */
export async function adoptPlan(work: Work, command: { readonly planId: string }): Promise<void> {
  const plan = await planFor(work, command.planId, 'adopt')
  const material = await reviewMaterial(work.db, plan.id)
  await refuseUnready(work, material)
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

async function refuseUnready(work: Work, material: ReviewMaterial): Promise<void> {
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
