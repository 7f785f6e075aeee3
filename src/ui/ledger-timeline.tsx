import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../kernel/civil-date.ts'
import { DateText } from './date.tsx'

/** Square = an act with legal effect, ring = a step of the staff, filled = the reader's own, dotted = to come. */
export type LedgerMark = 'act' | 'step' | 'own' | 'next'

export interface LedgerLine {
  readonly key: string
  readonly mark: LedgerMark
  readonly date: CivilDate
  readonly time?: string | undefined
  readonly who?: string | undefined
  /** 代录: written down by another than the one who acted. */
  readonly recordedBy?: string | undefined
  readonly what: ComponentChildren
  /** Shown to those who audit. */
  readonly hash?: string | undefined
}

interface LedgerTimelineProps {
  readonly lines: readonly LedgerLine[]
  /** The day over the line instead of beside it, for narrow places. */
  readonly narrow?: boolean | undefined
}

/** 办理记录 in the order given: newest first at work, oldest first where it tells a story. */
export function LedgerTimeline({ lines, narrow }: LedgerTimelineProps) {
  return (
    <ol class={narrow ? 'ledger narrow' : 'ledger'}>
      {lines.map((line) => (
        <li key={line.key} class={line.mark === 'step' ? undefined : line.mark}>
          <DateText date={line.date} time={line.time} />
          <div>
            {line.who === undefined ? null : <b>{line.who} </b>}
            {line.what}
            {line.recordedBy === undefined ? null : <small class="meta">（{line.recordedBy}代录）</small>}
            {line.hash === undefined ? null : <span class="hash">{line.hash}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
