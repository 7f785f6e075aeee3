import { actorName, holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeDuty, listOpenDutiesOf, openDuty } from '../../ground/duties/index.ts'
import { findOpennessOffice, getDivision } from '../../ground/organisation/index.ts'
import { clauseOf } from './domain/measure-duties.ts'
import { shortTitle } from './domain/measure.ts'
import type { Measure } from './domain/measure.ts'
import type { Plan } from './domain/plan.ts'
import { authoriseReturn, openReturn } from './report-progress.ts'
import { decideNotConcerned, listNotConcerned, upsertNotConcerned } from './store/not-concerned.ts'
import { getPlanForUpdate } from './store/plans.ts'
import type { ReturnKey } from './store/returns.ts'

/** 「本处本年不涉及」: a division asks with a reason to be excused from a measure for the year; answers with why it cannot now. */
export async function askNotConcerned(
  work: Work,
  key: ReturnKey & { readonly measureId: string },
  reason: string,
): Promise<readonly FieldError[]> {
  const open = await openReturn(work, key)
  authoriseReturn(work, open.form, 'save')
  const measure = open.led.find((m) => m.id === key.measureId)
  if (measure === undefined) throw new Refusal('absent', 'no-measure', '这一项不由这个处室牵头。')
  const asked = (await listNotConcerned(work.db, open.plan.id)).find(
    (n) => n.measureId === measure.id && n.divisionId === key.divisionId,
  )
  if (asked !== undefined && asked.refusedReason === null)
    return [{ field: `reason-${measure.id}`, message: ALREADY_ASKED }]
  await upsertNotConcerned(work.db, {
    measureId: measure.id,
    divisionId: key.divisionId,
    reason,
    by: actorName(work.actor),
    at: work.now,
  })
  await layBeforeOffice(work, { plan: open.plan, measure, divisionId: key.divisionId, reason })
  await work.record({
    subject: `measure:${measure.id}`,
    action: 'not-concerned-asked',
    reason,
    after: { divisionId: key.divisionId },
  })
  return []
}

const ALREADY_ASKED = '这一项已经向办公室提出过“本处本年不涉及”，正在等认可，不用再提。'

async function layBeforeOffice(
  work: Work,
  on: {
    readonly plan: Plan
    readonly measure: Measure
    readonly divisionId: string
    readonly reason: string
  },
): Promise<void> {
  const { plan, measure, divisionId, reason } = on
  const office = await findOpennessOffice(work.db)
  if (office === null) return
  const division = await getDivision(work.db, divisionId)
  await openDuty(work, {
    kind: 'work-plan.not-concerned',
    subject: `not-concerned:${measure.id}:${divisionId}`,
    title: `${division.name}称本年不涉及：${shortTitle(measure)}`,
    action: '认可或不认可',
    url: `/workbench/plans/${plan.id}#not-concerned`,
    divisionId: office.id,
    function: 'openness-handler',
    rule: '办公室认可一次',
    clause: clauseOf(measure, plan.title),
    explanation: `理由：${reason}`,
    due: { kind: 'day', on: work.today },
    internal: true,
    occasion: work.now.toISOString(),
  })
}

/** 办公室 accepts once for the year, or refuses with a reason. */
export async function decideNotConcernedRequest(
  work: Work,
  key: { readonly planId: string; readonly measureId: string; readonly divisionId: string },
  decision: { readonly accepted: boolean; readonly reason: string },
): Promise<void> {
  if (!holds(work.actor, ['openness-handler', 'openness-head']))
    throw new Refusal('forbidden', 'not-openness-office', '是否不涉及由办公室认可。')
  const plan = await getPlanForUpdate(work.db, key.planId)
  const asked = (await listNotConcerned(work.db, plan.id)).find(
    (n) => n.measureId === key.measureId && n.divisionId === key.divisionId,
  )
  if (asked === undefined) throw new Refusal('absent', 'not-asked', '没有这条申请。')
  if (asked.acceptedBy !== null || asked.refusedReason !== null)
    throw new Refusal('conflict', 'already-decided', '这条申请已经定过了。')
  if (!decision.accepted && decision.reason.trim() === '')
    throw new Refusal('invalid', 'no-reason', '不认可要写明理由。')
  await decideNotConcerned(work.db, key, {
    by: actorName(work.actor),
    at: work.now,
    refusedReason: decision.accepted ? null : decision.reason.trim(),
  })
  for (const duty of await listOpenDutiesOf(work.db, [`not-concerned:${key.measureId}:${key.divisionId}`]))
    await dischargeDuty(work, duty, decision.accepted ? '已认可' : '不认可')
  if (decision.accepted)
    for (const duty of await listOpenDutiesOf(work.db, [`measure:${key.measureId}`]))
      if (duty.divisionId === key.divisionId) await dischargeDuty(work, duty, '本处本年不涉及，办公室已认可')
  await work.record({
    subject: `measure:${key.measureId}`,
    action: decision.accepted ? 'not-concerned-accepted' : 'not-concerned-refused',
    reason: decision.reason,
    after: { divisionId: key.divisionId },
  })
}
