import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { RegisteredDocument } from './document.ts'
import type { Term } from './validity.ts'

export type ChangeKind = 'repeals' | 'amends'

/** 立改废: what a document does to another, in words from either side. */
export const changeNames: Readonly<Record<ChangeKind, { readonly from: string; readonly to: string }>> = {
  repeals: { from: '废止', to: '被废止' },
  amends: { from: '修改', to: '被修改' },
}

/** One relation as either document shows it. */
export interface DocumentRelation {
  readonly side: 'from' | 'to'
  readonly kind: ChangeKind
  readonly since: CivilDate
  readonly documentId: string
  readonly title: string
  readonly number: string | null
  readonly publicationId: string | null
}

/** The days that decide whether a document holds: its own, and those of what was done to it. */
export function termOf(
  document: Pick<
    RegisteredDocument,
    'effectiveOn' | 'publishedOn' | 'releasedOn' | 'validUntil' | 'repealedOn'
  >,
  relations: readonly Pick<DocumentRelation, 'side' | 'kind' | 'since'>[],
): Term {
  const since = (kind: ChangeKind) =>
    relations.filter((one) => one.side === 'to' && one.kind === kind).map((one) => one.since)
  const { repealedOn } = document
  return {
    effectiveOn: document.effectiveOn ?? document.publishedOn ?? document.releasedOn,
    validUntil: document.validUntil,
    repealedOn: earliest([...since('repeals'), ...(repealedOn === null ? [] : [repealedOn])]),
    amendedOn: earliest(since('amends')),
  }
}

function earliest(days: readonly CivilDate[]): CivilDate | null {
  return [...days].sort()[0] ?? null
}
