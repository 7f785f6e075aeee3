import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor, Post } from '../../../../kernel/actor.ts'
import type { Gate, Signature } from './review-route.ts'
import { gatesOpen } from './review-route.ts'

export type PackageState = 'drafting' | 'in-review' | 'returned' | 'approved' | 'released' | 'abandoned'

/** The state of a package in words that fit a tag. */
export const packageStateNames: Readonly<Record<PackageState, string>> = {
  drafting: '起草中',
  'in-review': '审签中',
  returned: '已退回',
  approved: '待发布',
  released: '已发布',
  abandoned: '已作废',
}

/** 稿件包: one or several texts that are reviewed, signed and released together (同步审签、同步发布). */
export interface Package {
  readonly id: string
  readonly divisionId: string
  readonly state: PackageState
  readonly round: number
  readonly startedBy: string
  readonly startedByName: string
  readonly startedAt: Date
  /** Not before this moment, where one was set. */
  readonly releaseAt: Date | null
  readonly releasedAt: Date | null
  /** 小更正: a typing error, a dead link or a telephone of what is released, over its difference. */
  readonly isSmall: boolean
}

/** A package under review: its gates as they were when the round began, and who signed. */
export interface Reviewed {
  readonly package: Package
  readonly writers: readonly string[]
  readonly gates: readonly Gate[]
  readonly signatures: readonly Signature[]
}

export type PackageAction = 'edit' | 'submit' | 'take-back' | 'abandon'

/** Who drafts: 经办 and 负责人 of a division, and the openness office for everyone. */
export const DRAFTERS = ['handler', 'head', 'openness-handler', 'openness-head'] as const

/** Whether somebody works on the texts of a division. */
export function mayDraftFor(actor: Actor, divisionId: string): boolean {
  return holds(actor, ['handler', 'head'], divisionId) || holds(actor, ['openness-handler', 'openness-head'])
}

/** Whether somebody may read what is not public yet: its division, everyone who signs somewhere, and 审计. */
export function mayReadPackage(actor: Actor, { divisionId }: Pick<Package, 'divisionId'>): boolean {
  return (
    mayDraftFor(actor, divisionId) ||
    holds(actor, ['leader', 'signer', 'content-review', 'secrecy-review', 'legal-review', 'auditor'])
  )
}

/** What may be done with a package now, apart from signing its gates. */
export function allowedPackageActions(actor: Actor, found: Reviewed): readonly PackageAction[] {
  if (!mayDraftFor(actor, found.package.divisionId)) return []
  switch (found.package.state) {
    case 'drafting':
    case 'returned':
      return ['edit', 'submit', 'abandon']
    case 'in-review':
      return found.signatures.length === 0 ? ['take-back'] : []
    case 'approved':
      return ['take-back']
    case 'released':
    case 'abandoned':
      return []
  }
}

/** With which post somebody signs a gate; in his own right before any delegation. Null where he may not. */
export function postForGate(actor: Actor, gate: Gate, found: Reviewed): Post | null {
  const person = personOf(actor)
  if (person === null || found.writers.includes(person.id)) return null
  const taken = handsOf(found.signatures)
  if (taken.includes(person.id)) return null
  const posts = person.posts.filter((post) =>
    gate.signers.some(
      (signer) =>
        signer.function === post.function &&
        (signer.place === 'bureau' || post.divisionId === found.package.divisionId),
    ),
  )
  const own = posts.find(({ onBehalfOf }) => onBehalfOf === undefined)
  return own ?? posts.find(({ principalId }) => isFree(principalId, [...found.writers, ...taken])) ?? null
}

/** Everyone whose hand is in a round: who signed, for whom, and who put it down. */
function handsOf(signatures: readonly Signature[]): readonly string[] {
  return signatures.flatMap(({ signerId, onBehalfOf, recordedBy }) => [
    signerId,
    onBehalfOf ?? signerId,
    ...(recordedBy === null ? [] : [recordedBy]),
  ])
}

/** How a gate may be signed without the screen, where it allows that at all. */
export function otherWays(gate: Gate): readonly ('paper' | 'telephone')[] {
  return [...(gate.paper ? (['paper'] as const) : []), ...(gate.telephone ? (['telephone'] as const) : [])]
}

/** Whether somebody may put down a signature given on paper or by telephone: who drafts, and is neither writer nor signer. */
export function mayRecordSignature(actor: Actor, found: Reviewed): boolean {
  const person = personOf(actor)
  return (
    person !== null &&
    openGatesOf(found).length > 0 &&
    mayDraftFor(actor, found.package.divisionId) &&
    !found.writers.includes(person.id) &&
    !found.signatures.some(({ signerId, onBehalfOf }) => [signerId, onBehalfOf].includes(person.id))
  )
}

function isFree(principalId: string | undefined, hands: readonly string[]): boolean {
  return principalId !== undefined && !hands.includes(principalId)
}

/** The gates that wait now: those of the round, and after the release (应急) what may follow it. */
export function openGatesOf({ package: { state }, gates, signatures }: Reviewed): readonly Gate[] {
  if (state === 'in-review') return gatesOpen(gates, signatures)
  return state === 'released' ? gatesOpen(gates, signatures).filter(({ after }) => after) : []
}

/** The gates that this person may sign now. */
export function gatesFor(actor: Actor, found: Reviewed): readonly Gate[] {
  return openGatesOf(found).filter((gate) => postForGate(actor, gate, found) !== null)
}
