import { actorName, personOf } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { allowedDutyActions } from './domain/urging.ts'
import type { DutyAction } from './domain/urging.ts'
import { insertDutyEvent } from './store.ts'
import { listCoOwners } from './store/co-owners.ts'
import { findUrgeForUpdate, getDutyForUpdate, insertUrge, saveAnswer } from './store/urges.ts'
import type { KnownDuty } from './store/urges.ts'

/** What people write to each other: it may quote a text that nobody may read one day (K-31). */
const LETTERS: readonly string[] = ['urged', 'answered']

const REFUSALS: Readonly<Record<DutyAction, string>> = {
  urge: '督办由办公室、分管领导或本处负责人发。',
  answer: '督办由承办处室的经办或负责人答复。',
  share: '共同责任由办公室、分管领导或本处负责人确定。',
}

/** 督办: sends a letter about an open duty to those who owe it; it stands on the duty's page until it is answered. */
export async function urgeDuty(work: Work, dutyId: string, letter: string): Promise<void> {
  const duty = await dutyFor(work, dutyId, 'urge')
  const urger = personOf(work.actor)
  if (urger === null) throw new Refusal('forbidden', 'not-a-person', REFUSALS.urge)
  const id = work.newId()
  await insertUrge(work.db, {
    id,
    dutyId: duty.id,
    letter,
    urgedAt: work.now,
    urgedBy: urger.id,
    urgedByName: urger.name,
  })
  await recordOnDuty(work, duty, { type: 'urged', reason: letter, after: { urgeId: id } })
}

/** Answers a 督办 letter: what is done and by when; refuses one that is answered and whoever sent it himself. */
export async function answerUrge(
  work: Work,
  key: { readonly dutyId: string; readonly urgeId: string },
  answer: string,
): Promise<void> {
  const duty = await dutyFor(work, key.dutyId, 'answer')
  const urge = await findUrgeForUpdate(work.db, duty.id, key.urgeId)
  if (urge === null) throw new Refusal('absent', 'no-urge', '没有这封督办函。')
  if (urge.answer !== null) throw new Refusal('conflict', 'already-answered', '这封督办函已经答复过了。')
  if (urge.urgedBy === personOf(work.actor)?.id)
    throw new Refusal('forbidden', 'own-urge', '这封督办函是您发的，请由承办处室的其他人答复。')
  await saveAnswer(work.db, urge.id, { text: answer, at: work.now, byName: actorName(work.actor) })
  await recordOnDuty(work, duty, { type: 'answered', reason: answer, after: { urgeId: urge.id } })
}

/** A duty, locked, on which this person may do this; refuses anyone else, and a discharged one except for an answer. */
export async function dutyFor(work: Work, dutyId: string, action: DutyAction): Promise<KnownDuty> {
  const duty = await getDutyForUpdate(work.db, dutyId)
  const coOwners = await listCoOwners(work.db, [duty.id])
  if (!allowedDutyActions(duty, coOwners, work.actor).includes(action))
    throw new Refusal('forbidden', 'not-your-duty', REFUSALS[action])
  if (duty.dischargedOn !== null && action !== 'answer')
    throw new Refusal('conflict', 'duty-discharged', '这件事已经办结，不用再督办，也不用再增减共同责任。')
  return duty
}

/** Leaves the same trace in the duty's history and in the 办理记录; the words of a letter stay on the duty, where they can be sealed. */
export async function recordOnDuty(
  work: Work,
  duty: Pick<KnownDuty, 'id' | 'due' | 'clause'>,
  act: {
    readonly type: 'urged' | 'answered' | 'escalated' | 'shared' | 'unshared'
    readonly reason: string
    readonly after: unknown
  },
): Promise<void> {
  const day = duty.due.kind === 'day' ? duty.due.on : null
  await insertDutyEvent(work.db, {
    dutyId: duty.id,
    type: act.type,
    on: work.today,
    by: actorName(work.actor),
    reason: act.reason,
    before: day,
    after: day,
  })
  await work.record({
    subject: `duty:${duty.id}`,
    action: `duty-${act.type}`,
    ...(LETTERS.includes(act.type) ? {} : { reason: act.reason }),
    clause: duty.clause,
    after: act.after,
  })
}
