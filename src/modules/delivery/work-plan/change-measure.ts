import { holds, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeWhere, listOpenDutiesOf, moveDuty } from '../../ground/duties/index.ts'
import type { OpenDuty } from '../../ground/duties/index.ts'
import { getDivision } from '../../ground/organisation/index.ts'
import { askApproval } from './ask-approval.ts'
import { clauseOf } from './domain/measure-duties.ts'
import { allowedChangeActions, OWN_CHANGE } from './domain/measure-change.ts'
import { shortTitle } from './domain/measure.ts'
import type { Measure } from './domain/measure.ts'
import { runningPeriod } from './domain/plan.ts'
import type { Plan } from './domain/plan.ts'
import { openMeasureDuties } from './open-duties.ts'
import { planFor } from './review-plan.ts'
import { decideChangeRow, insertChange, lockOpenChange } from './store/changes.ts'
import type { ChangeRequest, MeasureTerms } from './store/changes.ts'
import { getMeasureForUpdate, listOwners, replaceOwners, updateMeasure } from './store/measures.ts'
import { getPlanForUpdate } from './store/plans.ts'

interface MeasureKey {
  readonly planId: string
  readonly measureId: string
}

/** Asks for a change of an adopted measure's text, owners or day, with the reason; a second person decides. */
export async function requestChange(
  work: Work,
  key: MeasureKey,
  change: { readonly after: MeasureTerms; readonly reason: string },
): Promise<readonly FieldError[]> {
  const plan = await planFor(work, key.planId, 'request-change')
  const measure = await getMeasureForUpdate(work.db, key)
  const asker = personOf(work.actor)
  if (asker === null) throw new Refusal('forbidden', 'no-asker', '调整要由人提出。')
  if ((await lockOpenChange(work.db, measure.id)) !== null)
    throw new Refusal('conflict', 'change-waiting', '这一项已有一条调整在等审定，请先等结果。')
  for (const id of [...change.after.leadIds, ...change.after.participantIds]) await getDivision(work.db, id)
  const before = await termsOf(work, plan, measure)
  const errors = changeErrors(before, change)
  if (errors.length > 0) return errors
  const id = work.newId()
  await insertChange(work.db, {
    id,
    measureId: measure.id,
    before,
    after: change.after,
    reason: change.reason.trim(),
    by: asker.id,
    byName: asker.name,
    at: work.now,
  })
  await askApproval(work, {
    kind: 'work-plan.decide-change',
    subject: `change:${id}`,
    title: `${asker.name}申请调整：${shortTitle(measure)}`,
    action: '审定：同意或不同意',
    url: `/workbench/plans/${plan.id}/measures/${measure.id}`,
    after: '提出',
    clause: clauseOf(measure, plan.title),
    explanation: `理由：${change.reason.trim()}。提出人不能自己审定。`,
  })
  await work.record({
    subject: `measure:${measure.id}`,
    action: 'change-requested',
    reason: change.reason.trim(),
    before,
    after: change.after,
  })
  return []
}

/** Decides a change as a second person: 公开机构负责人 or 分管领导, never who asked. */
export async function decideChange(
  work: Work,
  key: MeasureKey,
  decision: { readonly approved: boolean; readonly reason: string },
): Promise<void> {
  const plan = await getPlanForUpdate(work.db, key.planId)
  const measure = await getMeasureForUpdate(work.db, key)
  const change = await lockOpenChange(work.db, measure.id)
  if (change === null) throw new Refusal('conflict', 'no-open-change', '这一项没有等审定的调整。')
  const decider = personOf(work.actor)
  if (decider === null || !holds(work.actor, ['openness-head', 'leader']))
    throw new Refusal('forbidden', 'not-approver', '调整由公开机构负责人或分管领导审定。')
  if (!allowedChangeActions(change, work.actor).includes('decide'))
    throw new Refusal('forbidden', 'own-change', OWN_CHANGE)
  if (!decision.approved && decision.reason.trim() === '')
    throw new Refusal('invalid', 'no-reason', '不同意要写明理由。')
  await decideChangeRow(work.db, change.id, {
    by: decider.id,
    byName: decider.name,
    at: work.now,
    decision: decision.approved ? 'approved' : 'refused',
    reason: decision.reason.trim() === '' ? null : decision.reason.trim(),
  })
  if (decision.approved) await applyChange(work, { plan, measure, change })
  await dischargeWhere(work, [`change:${change.id}`], {
    fits: () => true,
    how: decision.approved ? '同意' : '不同意',
  })
  await work.record({
    subject: `measure:${measure.id}`,
    action: decision.approved ? 'change-approved' : 'change-refused',
    reason: decision.reason.trim() === '' ? change.reason : decision.reason.trim(),
    before: change.before,
    after: decision.approved ? change.after : change.before,
  })
}

/** The terms of a measure as they stand. */
export async function termsOf(work: Pick<Work, 'db'>, plan: Plan, measure: Measure): Promise<MeasureTerms> {
  const owners = (await listOwners(work.db, plan.id)).filter((o) => o.measureId === measure.id)
  const of = (role: 'lead' | 'participant') => owners.filter((o) => o.role === role).map((o) => o.divisionId)
  return {
    text: measure.text,
    leadIds: of('lead'),
    participantIds: of('participant'),
    deadline: measure.deadline,
  }
}

function changeErrors(
  before: MeasureTerms,
  change: { readonly after: MeasureTerms; readonly reason: string },
): readonly FieldError[] {
  const { after } = change
  const same =
    JSON.stringify([
      before.text,
      [...before.leadIds].sort(),
      [...before.participantIds].sort(),
      before.deadline,
    ]) ===
    JSON.stringify([after.text, [...after.leadIds].sort(), [...after.participantIds].sort(), after.deadline])
  return [
    ...(after.text.trim() === '' ? [{ field: 'text', message: '措施的文字不能是空的。' }] : []),
    ...(after.leadIds.length === 0 ? [{ field: 'leadIds', message: '至少要有一个牵头处室。' }] : []),
    ...(change.reason.trim() === ''
      ? [{ field: 'reason', message: '请写明为什么调整，例如会议决定或来文。' }]
      : []),
    ...(same ? [{ field: 'text', message: '和现在的一样，没有要调整的。' }] : []),
  ]
}

async function applyChange(
  work: Work,
  on: { readonly plan: Plan; readonly measure: Measure; readonly change: ChangeRequest },
): Promise<void> {
  const { plan, change } = on
  const { before, after } = change
  const measure: Measure = {
    ...on.measure,
    text: after.text.trim(),
    deadline: after.deadline,
    deadlineText: after.deadline === before.deadline ? on.measure.deadlineText : after.deadline,
    edited: true,
  }
  await updateMeasure(work.db, measure)
  await replaceOwners(work.db, measure.id, {
    lead: after.leadIds,
    participants: after.participantIds.filter((id) => !after.leadIds.includes(id)),
  })
  const isDay = (duty: OpenDuty) => duty.kind === 'work-plan.complete'
  const subject = [`measure:${measure.id}`]
  const removed = before.leadIds.filter((id) => !after.leadIds.includes(id))
  await dischargeWhere(work, subject, {
    fits: (duty) => duty.divisionId !== null && removed.includes(duty.divisionId),
    how: `责任处室调整：${change.reason}`,
    asNeverOpened: true,
  })
  if (after.deadline === null)
    await dischargeWhere(work, subject, {
      fits: isDay,
      how: `时限取消：${change.reason}`,
      asNeverOpened: true,
    })
  else if (after.deadline !== before.deadline)
    for (const duty of (await listOpenDutiesOf(work.db, subject)).filter(isDay))
      await moveDuty(work, duty, { due: { kind: 'day', on: after.deadline }, reason: change.reason })
  const added = after.leadIds.filter((id) => !before.leadIds.includes(id))
  const dated = before.deadline === null && after.deadline !== null ? after.leadIds : added
  for (const divisionId of new Set([...added, ...dated]))
    await openMeasureDuties(work, { plan, measure, divisionId, period: runningPeriod(plan, work.today) })
}
