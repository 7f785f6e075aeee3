import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor, FunctionName } from '../../../../kernel/actor.ts'
import type { RegisteredDocument } from './document.ts'

export type DocumentAction =
  | 'edit'
  | 'add-file'
  | 'propose'
  | 'give-opinion'
  | 'decide'
  | 'draft'
  | 're-examine'
  | 'relate'
  | 'evaluate'
  | 'hand-over'
  | 'enter-issue'

/** Who works on the register of a division: its own people, and the openness office for everyone. */
export const REGISTRARS = ['handler', 'head', 'openness-handler', 'openness-head'] as const
/** Who reads the whole register. */
const READS_ALL = [
  ...['openness-handler', 'openness-head', 'leader', 'signer'],
  ...['secrecy-review', 'legal-review', 'auditor'],
] as const satisfies readonly FunctionName[]
export const documentReaders = {
  who: 'functions',
  any: ['handler', 'head', ...READS_ALL],
} as const

/** Whether somebody keeps the register of a division. */
export function mayRegisterFor(actor: Actor, divisionId: string): boolean {
  return holds(actor, ['handler', 'head'], divisionId) || holds(actor, ['openness-handler', 'openness-head'])
}

/** Whether somebody sees every division's documents. */
export function seesEveryDocument(actor: Actor): boolean {
  return holds(actor, READS_ALL)
}

/** Whether somebody sees a document: its division, who works for the whole bureau, and everybody once it is public. */
export function maySeeDocument(
  actor: Actor,
  document: Pick<RegisteredDocument, 'divisionId' | 'publicationId' | 'historyBatchId' | 'attributeState'>,
): boolean {
  const { divisionId, publicationId, historyBatchId, attributeState } = document
  const isPublicHistory = historyBatchId !== null && attributeState === 'decided'
  return (
    isPublicHistory || publicationId !== null || mayRegisterFor(actor, divisionId) || seesEveryDocument(actor)
  )
}

/** What may be done with a document now; the page draws its forms from it, the use cases enforce it. */
export function allowedDocumentActions(
  actor: Actor,
  document: RegisteredDocument,
): readonly DocumentAction[] {
  // What came in as history is kept by its batch: it was let out whole, and is changed by later documents only.
  if (document.historyBatchId !== null) return []
  const keeps = mayRegisterFor(actor, document.divisionId)
  const { attribute, attributeState: state } = document
  const isDecided = state === 'decided'
  const isOurs = document.origin !== 'obtained'
  const allowed: readonly (readonly [DocumentAction, boolean])[] = [
    ['edit', keeps],
    ['add-file', keeps],
    ['propose', keeps && (state === 'none' || state === 'returned')],
    ['give-opinion', state === 'at-office' && isOther(actor, document) && holds(actor, ['openness-head'])],
    ['decide', state === 'to-decide' && isOther(actor, document) && mayDecide(actor, document)],
    ['draft', keeps && isDecided && attribute === 'open' && document.publicationId === null],
    ['re-examine', isDecided && attribute !== 'open' && mayReExamine(actor, document)],
    ['relate', keeps && isOurs],
    ['evaluate', keeps && document.normative && isOurs],
    ['hand-over', keeps && document.normative && isOurs && document.printedOn !== null],
    ['enter-issue', keeps],
  ]
  return allowed.flatMap(([action, may]) => (may ? [action] : []))
}

/** Nobody decides what he proposed himself. */
function isOther(actor: Actor, { proposedBy }: Pick<RegisteredDocument, 'proposedBy'>): boolean {
  return personOf(actor)?.id !== proposedBy
}

/** 签发人 or 分管领导 for policy documents, the head of the division for others; a leader where the head proposed (§10.3). */
function mayDecide(actor: Actor, { policy, divisionId }: RegisteredDocument): boolean {
  if (holds(actor, ['signer', 'leader'])) return true
  return !policy && holds(actor, ['head'], divisionId)
}

function mayReExamine(actor: Actor, { divisionId }: RegisteredDocument): boolean {
  return holds(actor, ['head'], divisionId) || holds(actor, ['openness-head'])
}
