import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Measure, ReportState } from './measure.ts'

/** Where a division's form for a period stands: 草稿, 交负责人, 已确认, 已退回. */
export type ReturnStatus = 'draft' | 'handed' | 'confirmed' | 'returned'

/** One form a division and period. */
export interface DivisionReturn {
  readonly id: string
  readonly planId: string
  readonly divisionId: string
  readonly period: string
  readonly status: ReturnStatus
  readonly savedBy: string | null
  readonly savedByName: string | null
  readonly savedAt: Date | null
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
  readonly returnedBy: string | null
  readonly returnReason: string | null
  readonly rounds: number
  readonly enteredByOffice: string | null
  readonly source: string | null
}

/** How long 落实情况 of one measure may be: a sentence or two; the rest belongs in the evidence. */
export const MOST_TEXT = 2000

/** How long the source may be from which 办公室 enters a form. */
export const MOST_SOURCE = 200

/** What a division says of one measure in a period. */
export interface ReportEntry {
  readonly measureId: string
  readonly state: ReportState | null
  readonly text: string
  readonly unchanged: boolean
}

/** A piece of evidence: 内部 unless its division marks it 可公开. */
export interface Evidence {
  readonly id: string
  readonly returnId: string
  readonly measureId: string
  readonly kind: 'file' | 'link' | 'release' | 'statement'
  readonly title: string
  readonly url: string | null
  readonly fileHash: string | null
  readonly fileName: string | null
  readonly fileSize: number | null
  readonly mediaType: string | null
  readonly public: boolean
  readonly acceptedBy: string | null
}

export type ReturnAction = 'save' | 'hand' | 'confirm' | 'send-back' | 'office-return' | 'enter-for-division'

/** Why the head's own text needs somebody else. */
export const OWN_RETURN = '这份是您自己填的，不能由您确认。请本处另一位负责人或分管领导确认。'

/** What this person may do with a division's form now; the page draws its buttons from it, the use cases enforce it. */
export function allowedReturnActions(
  form: Pick<DivisionReturn, 'status' | 'savedBy' | 'divisionId'>,
  actor: Actor,
): readonly ReturnAction[] {
  const ofDivision = holds(actor, ['handler', 'head'], form.divisionId)
  const signs = holds(actor, ['head'], form.divisionId) || holds(actor, ['leader'])
  const office = holds(actor, ['openness-handler', 'openness-head'])
  const open = form.status === 'draft' || form.status === 'returned'
  const own = form.savedBy !== null && form.savedBy === personOf(actor)?.id
  return [
    ...(ofDivision && form.status !== 'confirmed' ? (['save'] as const) : []),
    ...(ofDivision && open ? (['hand'] as const) : []),
    ...(signs && form.status !== 'confirmed' && form.savedBy !== null && !own ? (['confirm'] as const) : []),
    ...(signs && form.status === 'handed' ? (['send-back'] as const) : []),
    ...(office && form.status === 'confirmed' ? (['office-return'] as const) : []),
    ...(office && form.status !== 'confirmed' ? (['enter-for-division'] as const) : []),
  ]
}

/** Who reads a division's form, its texts and its internal evidence: the division itself, 办公室 and the leaders. */
export function mayReadReturn(actor: Actor, divisionId: string): boolean {
  return (
    holds(actor, ['handler', 'head'], divisionId) ||
    holds(actor, ['leader', 'openness-handler', 'openness-head'])
  )
}

/** What is wrong with one measure of a form before it may be handed on; empty when nothing is. */
export function entryLack(
  measure: Pick<Measure, 'id'>,
  entry: ReportEntry | undefined,
  evidence: readonly Pick<Evidence, 'measureId'>[],
): string | null {
  if (entry === undefined || entry.state === null) return '请选按计划、滞后或已完成。'
  if (entry.text.trim() === '') return '请用一两句话写明做到哪一步。'
  if (entry.state === 'completed' && !evidence.some((piece) => piece.measureId === measure.id))
    return '报“已完成”要附佐证：文件、链接，或一句说明（由办公室认可）。'
  return null
}
