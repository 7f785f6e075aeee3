import { holds } from '../../../../kernel/actor.ts'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import { addMonths } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'

/** What a head may hand to another person of the division while away. */
export const DELEGABLE: readonly FunctionName[] = ['head', 'openness-head']

/** The functions that a person holds in his own right and may hand on; what was handed to him is not among them. */
export function delegableOf(
  actor: Actor,
): readonly { readonly function: FunctionName; readonly divisionId: string }[] {
  if (actor.kind !== 'person') return []
  return actor.posts.flatMap((post) =>
    DELEGABLE.includes(post.function) && post.divisionId !== null && post.onBehalfOf === undefined
      ? [{ function: post.function, divisionId: post.divisionId }]
      : [],
  )
}

/** What is wrong with the days of a delegation: it begins today or later, ends after it begins, and within half a year. */
export function delegationDayErrors(
  days: { readonly since: CivilDate; readonly until: CivilDate },
  today: CivilDate,
): readonly FieldError[] {
  if (days.since < today) return [{ field: 'since', message: '起始日不能早于今天。' }]
  if (days.until < days.since) return [{ field: 'until', message: '截止日不能早于起始日。' }]
  if (days.until > addMonths(days.since, 6))
    return [{ field: 'until', message: '一次最长半年。更久的请由系统管理调整职能。' }]
  return []
}

/** Whether a delegation holds on a day. */
export function holdsOn(
  delegation: {
    readonly since: CivilDate
    readonly until: CivilDate
    readonly endedOn: CivilDate | null
  },
  day: CivilDate,
): boolean {
  return (
    delegation.since <= day &&
    day <= delegation.until &&
    (delegation.endedOn === null || day < delegation.endedOn)
  )
}

/** Whether this person may take a delegation back: who gave it, or another head of the division. */
export function mayEndDelegation(
  delegation: { readonly fromId: string; readonly divisionId: string; readonly function: FunctionName },
  actor: Actor,
): boolean {
  if (actor.kind !== 'person') return false
  if (actor.id === delegation.fromId) return true
  return holds(actor, [delegation.function], delegation.divisionId) && ownPost(actor, delegation)
}

function ownPost(
  actor: Extract<Actor, { kind: 'person' }>,
  delegation: { readonly divisionId: string; readonly function: FunctionName },
): boolean {
  return actor.posts.some(
    (post) =>
      post.function === delegation.function &&
      post.divisionId === delegation.divisionId &&
      post.onBehalfOf === undefined,
  )
}
