import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

export type VersionState = 'preparing' | 'submitted' | 'approved' | 'discarded'

/** The state of a version in words that fit a tag. */
export const versionStateNames: Readonly<Record<VersionState, string>> = {
  preparing: '编制中',
  submitted: '待批准',
  approved: '已批准',
  discarded: '已作废',
}

/** A version of the inventory: prepared by some, approved by another, in force from a day. */
export interface Version {
  readonly id: string
  readonly number: number
  readonly state: VersionState
  readonly basedOn: string | null
  readonly effectiveFrom: CivilDate | null
  readonly note: string
  readonly startedByName: string
  readonly startedAt: Date
  readonly submittedBy: string | null
  readonly submittedByName: string | null
  readonly contentHash: string | null
  readonly approvedByName: string | null
  readonly approvedAt: Date | null
  readonly returnedBecause: string | null
}

/** 第 3 版. */
export function versionName({ number }: Pick<Version, 'number'>): string {
  return `第 ${String(number)} 版`
}

/** Of what was approved the one that holds on a day: the latest to have begun, of one day the later approved. */
export function inForceOn<T extends { readonly number: number; readonly effectiveFrom: CivilDate }>(
  versions: readonly T[],
  day: CivilDate,
): T | null {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day)
  return begun.reduce<T | null>((best, next) => (best === null || isLater(next, best) ? next : best), null)
}

function isLater(
  a: { readonly number: number; readonly effectiveFrom: CivilDate },
  b: { readonly number: number; readonly effectiveFrom: CivilDate },
): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.number > b.number : a.effectiveFrom > b.effectiveFrom
}

export const PREPARERS = ['openness-handler', 'openness-head'] as const
export const APPROVERS = ['openness-head', 'leader'] as const

export type VersionAction = 'edit' | 'submit' | 'discard' | 'take-back' | 'approve' | 'return'

/** What somebody may do with a version now; who prepared any of it does not approve it. */
export function allowedVersionActions(
  actor: Actor,
  version: Pick<Version, 'state'>,
  writers: readonly string[],
): readonly VersionAction[] {
  const prepares = holds(actor, PREPARERS)
  if (version.state === 'preparing') return prepares ? ['edit', 'submit', 'discard'] : []
  if (version.state !== 'submitted') return []
  const isWriter = writers.includes(personOf(actor)?.id ?? '')
  return [
    ...(prepares && isWriter ? (['take-back'] as const) : []),
    ...(holds(actor, APPROVERS) && !isWriter ? (['approve', 'return'] as const) : []),
  ]
}
