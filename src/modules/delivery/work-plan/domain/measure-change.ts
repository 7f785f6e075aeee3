import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'

export type ChangeAction = 'decide'

/** Why the asker cannot also decide. */
export const OWN_CHANGE = '这条调整是您提出的，不能由您审定。请公开机构负责人或分管领导审定。'

/** What this person may do with a change that waits; a second person decides what one asked for. */
export function allowedChangeActions(
  change: { readonly requestedBy: string },
  actor: Actor,
): readonly ChangeAction[] {
  const decides = holds(actor, ['openness-head', 'leader'])
  return decides && personOf(actor)?.id !== change.requestedBy ? ['decide'] : []
}
