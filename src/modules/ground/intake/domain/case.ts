import { holds } from '../../../../kernel/actor.ts'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'

export type CaseStatus = 'received' | 'acknowledged' | 'answered'

/** A case as the staff of its division and the openness office may see it; who handed it in is sealed apart. */
export interface Case {
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly number: number
  readonly label: string
  readonly pagePath: string
  readonly pageTitle: string
  readonly divisionId: string
  readonly status: CaseStatus
  readonly receivedAt: Date
  readonly acknowledgedAt: Date | null
  readonly answeredAt: Date | null
  readonly answer: string | null
}

/** What may be done with a case. */
export type CaseAction =
  'acknowledge' | 'answer' | 'transfer' | 'read-contact' | 'replace-code' | 'delete-record'

const DIVISION_STAFF: readonly FunctionName[] = ['handler', 'head', 'openness-handler', 'openness-head']
const OPENNESS_OFFICE: readonly FunctionName[] = ['openness-handler', 'openness-head']

/** Who sees a case: the division that owes the answer, and the openness office. */
export function maySeeCase(actor: Actor, { divisionId }: Pick<Case, 'divisionId'>): boolean {
  return holds(actor, DIVISION_STAFF, divisionId) || holds(actor, OPENNESS_OFFICE)
}

/** What an actor may do with a case now; the page draws its buttons from it, the use cases enforce it. */
export function allowedCaseActions(
  actor: Actor,
  subject: Pick<Case, 'divisionId' | 'status'>,
): readonly CaseAction[] {
  if (!maySeeCase(actor, subject)) return []
  const isOwner = holds(actor, DIVISION_STAFF, subject.divisionId)
  const isOpen = subject.status !== 'answered'
  const allowed: readonly (readonly [CaseAction, boolean])[] = [
    ['acknowledge', isOwner && subject.status === 'received'],
    ['answer', isOwner && isOpen],
    ['transfer', isOpen],
    ['read-contact', true],
    ['replace-code', true],
    ['delete-record', !isOpen && holds(actor, ['openness-head'])],
  ]
  return allowed.flatMap(([action, may]) => (may ? [action] : []))
}

/** The states of a case as people read them. */
export const caseStatusNames: Readonly<Record<CaseStatus, string>> = {
  received: '已收到',
  acknowledged: '正在核实',
  answered: '已答复',
}
