import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { ReturnStatus } from './division-return.ts'
import type { PublicState, ReportState } from './measure.ts'
import { worstState } from './measure.ts'

export type ReleaseAction = 'prepare' | 'approve' | 'return'

/** Why the preparer cannot also approve. */
export const OWN_RELEASE = '这一期是您送审的，不能由您批准发布。请公开机构负责人或分管领导批准。'

/** What this person may do with a period's release; a second person approves what one prepared. */
export function allowedReleaseActions(
  release: {
    readonly status: 'preparing' | 'submitted' | 'returned' | 'released'
    readonly preparedBy: string
  } | null,
  actor: Actor,
): readonly ReleaseAction[] {
  const prepares = holds(actor, ['openness-handler', 'openness-head'])
  const approves = holds(actor, ['openness-head', 'leader'])
  const own = release !== null && release.preparedBy === personOf(actor)?.id
  const open = release === null || release.status !== 'submitted'
  return [
    ...(prepares && open ? (['prepare'] as const) : []),
    ...(approves && release?.status === 'submitted' && !own ? (['approve'] as const) : []),
    ...((approves || own) && release?.status === 'submitted' ? (['return'] as const) : []),
  ]
}

/** The version of a period that is in preparation. */
export interface NextVersion {
  /** The row that already stands for it, or null. */
  readonly id: string | null
  /** From the second on it is a correction. */
  readonly version: number
  /** Its 更正说明 so far. */
  readonly note: string
}

/** What is prepared next after the newest release: the first version, a correction of what is out, or again what is not out yet. */
export function nextVersion(
  newest: {
    readonly id: string
    readonly version: number
    readonly status: 'preparing' | 'submitted' | 'returned' | 'released'
    readonly changeNote: string | null
  } | null,
): NextVersion {
  if (newest === null) return { id: null, version: 1, note: '' }
  const { id, version } = newest
  return newest.status === 'released'
    ? { id: null, version: version + 1, note: '' }
    : { id, version, note: newest.changeNote ?? '' }
}

/** What one leading division says of a measure in the period. */
export interface LeadEntry {
  readonly divisionId: string
  readonly status: ReturnStatus | null
  readonly state: ReportState | null
  readonly text: string
  readonly enteredByOffice: string | null
}

/** The state that follows from the entries: the single lead's, else the worst; 未报 where a lead did not confirm. */
export function stateFromEntries(entries: readonly LeadEntry[]): PublicState {
  return worstState(
    entries.map((entry) =>
      entry.status === 'confirmed' && entry.state !== null ? entry.state : 'not-reported',
    ),
  )
}

/** The public sentence that follows from the entries; several leads need 办公室 to write one. */
export function sentenceFromEntries(entries: readonly LeadEntry[]): string | null {
  const confirmed = entries.filter((entry) => entry.status === 'confirmed' && entry.text.trim() !== '')
  if (entries.length === 1) return confirmed[0]?.text.trim() ?? '责任处室本期未报。'
  if (confirmed.length === 0) return '责任处室本期未报。'
  return null
}
