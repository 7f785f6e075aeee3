import { actorName, holds } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { dischargeDuty, listOpenDutiesOf } from '../../ground/duties/index.ts'
import { getMeasure } from './store/measures.ts'

/** How long the sentence may be with which a round is met. */
export const MOST_NOTE = 300

/** 「本期已办」: a leading division says how it met one round of a rhythm (每月、每季度); the next round stays due. */
export async function meetRound(
  work: Work,
  key: { readonly planId: string; readonly measureId: string; readonly dutyId: string },
  note: string,
): Promise<readonly FieldError[]> {
  const measure = await getMeasure(work.db, key)
  const duty = (await listOpenDutiesOf(work.db, [`measure:${measure.id}`])).find(
    (open) => open.id === key.dutyId,
  )
  if (duty === undefined || duty.kind !== 'work-plan.rhythm')
    throw new Refusal('conflict', 'no-open-round', '这一期已经办过，或者没有这件事。')
  if (duty.divisionId === null || !holds(work.actor, ['handler', 'head'], duty.divisionId))
    throw new Refusal('forbidden', 'not-your-round', '这件事由责任处室的经办或负责人来办。')
  if (note.trim().length < 4)
    return [{ field: `note-${duty.id}`, message: '请用一句话写明办了什么、在哪里看得到。' }]
  if (note.trim().length > MOST_NOTE)
    return [
      { field: `note-${duty.id}`, message: `一句话最多 ${String(MOST_NOTE)} 字。更长的请写进落实情况。` },
    ]
  await dischargeDuty(work, duty, `${actorName(work.actor)}：${note.trim()}`)
  await work.record({
    subject: `measure:${measure.id}`,
    action: 'round-met',
    reason: note.trim(),
    after: { dutyId: duty.id, divisionId: duty.divisionId },
  })
  return []
}
