import { holds, personOf } from '../../../../kernel/actor.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import type { HistoryFault } from './history-line.ts'

export type HistoryState = 'ready' | 'running' | 'paused' | 'imported' | 'released' | 'discarded'

export const historyStateNames: Readonly<Record<HistoryState, string>> = {
  ready: '待确认',
  running: '正在导入',
  paused: '已暂停',
  imported: '待放行',
  released: '已公开',
  discarded: '已作废',
}

/** A file of past documents on its way through the register to the public. */
export interface HistoryBatch {
  readonly id: string
  readonly number: number
  readonly state: HistoryState
  readonly fileName: string
  readonly stagedHash: string | null
  readonly divisionId: string
  /** Rows to take in; what was refused at the door is not among them. */
  readonly total: number
  /** How many rows are behind, taken in or known before. */
  readonly nextRow: number
  readonly imported: number
  readonly known: number
  readonly faults: readonly HistoryFault[]
  readonly runningMs: number
  readonly lastAt: Date | null
  readonly contentHash: string | null
  readonly preparedBy: string
  readonly preparedByName: string
  readonly preparedAt: Date
  readonly discardedBecause: string | null
  readonly releasedByName: string | null
  readonly releasedAt: Date | null
  readonly publicationId: string | null
}

export type HistoryAction = 'start' | 'pause' | 'resume' | 'discard' | 'release' | 'return'

/** Who takes past documents in: the openness office. */
export const HISTORIANS = ['openness-handler', 'openness-head'] as const
/** Who lets a batch out: a second person. */
export const HISTORY_RELEASERS = ['openness-head', 'leader'] as const
/** Who looks at the batches. */
export const historyReaders = {
  who: 'functions',
  any: ['openness-handler', 'openness-head', 'leader', 'auditor'],
} as const

/** What may be done with a batch now; nobody lets out what he prepared himself (先审后发). */
export function allowedHistoryActions(actor: Actor, batch: HistoryBatch): readonly HistoryAction[] {
  const keeps = holds(actor, HISTORIANS)
  const { state, imported } = batch
  const mayRelease =
    state === 'imported' && holds(actor, HISTORY_RELEASERS) && personOf(actor)?.id !== batch.preparedBy
  const allowed: readonly (readonly [HistoryAction, boolean])[] = [
    ['start', keeps && state === 'ready' && batch.total > 0],
    ['pause', keeps && state === 'running'],
    ['resume', keeps && state === 'paused'],
    ['discard', keeps && (state === 'ready' || state === 'paused' || state === 'imported')],
    ['release', mayRelease && imported > 0],
    ['return', mayRelease],
  ]
  return allowed.flatMap(([action, may]) => (may ? [action] : []))
}

/** Documents a second while it ran; null before anything did. */
export function speedOf({ nextRow, runningMs }: Pick<HistoryBatch, 'nextRow' | 'runningMs'>): number | null {
  return runningMs > 0 && nextRow > 0 ? Math.round((1000 * nextRow) / runningMs) : null
}
