import { functionNames, personOf } from '../../../kernel/actor.ts'
import type { FunctionName } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import type { Work } from '../../../platform/work/work.ts'
import { delegableOf, delegationDayErrors, mayEndDelegation } from './domain/delegation.ts'
import { listContacts } from './store/contacts.ts'
import { endDelegation, findDelegation, insertDelegation, listDelegations } from './store/delegations.ts'

/** What a head hands on, to whom and from which day to which. */
export interface NewDelegation {
  readonly function: FunctionName
  readonly divisionId: string
  readonly toId: string
  readonly since: CivilDate
  readonly until: CivilDate
  readonly reason: string
}

/**
 * A head hands his function to another person of the division for a time. What the other has written himself he still
 * cannot sign: authorship goes by person, not by function. Refuses a function that is not the giver's own.
 */
export async function delegateFunction(work: Work, wanted: NewDelegation): Promise<readonly FieldError[]> {
  const giver = personOf(work.actor)
  const own = delegableOf(work.actor).some(
    (post) => post.function === wanted.function && post.divisionId === wanted.divisionId,
  )
  if (giver === null || !own)
    throw new Refusal(
      'forbidden',
      'not-own-function',
      '只能委托自己的负责人职能；别人委托给您的不能再转委托。',
    )
  const errors = [
    ...delegationDayErrors(wanted, work.today),
    ...(await takerErrors(work, wanted, giver.id)),
    ...(await overlapErrors(work, wanted, giver.id)),
  ]
  if (errors.length > 0) return errors
  const id = work.newId()
  await insertDelegation(work.db, { ...wanted, id, fromId: giver.id, at: work.now })
  await work.record({
    subject: `delegation:${id}`,
    action: 'function-delegated',
    reason: wanted.reason,
    after: { ...wanted, fromId: giver.id, endedOn: null },
  })
  return []
}

/** Takes a delegation back from today on; refuses who neither gave it nor heads the division. */
export async function takeDelegationBack(work: Work, id: string): Promise<void> {
  const delegation = await findDelegation(work.db, id)
  if (delegation === null) throw new Refusal('absent', 'no-delegation', '没有这条委托。')
  if (!mayEndDelegation(delegation, work.actor))
    throw new Refusal('forbidden', 'not-your-delegation', '委托由委托人或本处另一位负责人收回。')
  if (delegation.endedOn !== null || delegation.until < work.today)
    throw new Refusal('conflict', 'delegation-over', '这条委托已经结束，不用再收回。')
  await endDelegation(work.db, id, work.today)
  const { function: held, divisionId, fromId, toId, since, until, reason } = delegation
  await work.record({
    subject: `delegation:${id}`,
    action: 'delegation-taken-back',
    after: { function: held, divisionId, fromId, toId, since, until, reason, endedOn: work.today },
  })
}

async function takerErrors(
  work: Work,
  wanted: NewDelegation,
  giverId: string,
): Promise<readonly FieldError[]> {
  if (wanted.toId === giverId) return [{ field: 'toId', message: '不能委托给自己。请选本处另一个人。' }]
  const posts = (await listContacts(work.db, work.today)).filter((held) => held.personId === wanted.toId)
  if (!posts.some((held) => held.divisionId === wanted.divisionId))
    return [{ field: 'toId', message: '请选本处的人。' }]
  if (posts.some((held) => held.divisionId === wanted.divisionId && held.function === wanted.function))
    return [{ field: 'toId', message: `这个人已经是本处${functionNames[wanted.function]}，不用委托。` }]
  return []
}

async function overlapErrors(
  work: Work,
  wanted: NewDelegation,
  giverId: string,
): Promise<readonly FieldError[]> {
  const standing = (await listDelegations(work.db, [wanted.divisionId])).find(
    (other) =>
      other.fromId === giverId &&
      other.function === wanted.function &&
      other.endedOn === null &&
      other.since <= wanted.until &&
      wanted.since <= other.until,
  )
  if (standing === undefined) return []
  return [
    {
      field: 'since',
      message: `${standing.since} 到 ${standing.until} 已经委托给${standing.toName}。请先收回，或换一段时间。`,
    },
  ]
}
