import type { ComponentChildren } from 'preact'

export type GateState = 'done' | 'now' | 'waiting' | 'returned'

export interface Gate {
  readonly key: string
  readonly name: string
  readonly state: GateState
  /** Who and when; a gate passed in the second round has a line for each round. */
  readonly lines?: readonly ComponentChildren[] | undefined
}

interface GateRailProps {
  readonly label: string
  readonly gates: readonly Gate[]
  /** One under the other, for narrow places. */
  readonly upright?: boolean | undefined
}

const LOOKS: Readonly<Record<GateState, { readonly look: string; readonly word: string }>> = {
  done: { look: 'pass', word: '已办' },
  now: { look: 'now', word: '正在办' },
  waiting: { look: 'wait', word: '还没到' },
  returned: { look: 'back', word: '退回' },
}

/** 关口: the checks a thing passes in order, each with its state in words. */
export function GateRail({ label, gates, upright }: GateRailProps) {
  return (
    <ol class={upright ? 'gates upright' : 'gates'} aria-label={label}>
      {gates.map((gate) => (
        <li
          key={gate.key}
          class={LOOKS[gate.state].look}
          aria-current={gate.state === 'now' ? 'step' : undefined}
        >
          <b>{gate.name}</b>
          <span class="gate-state">{LOOKS[gate.state].word}</span>
          {gate.lines?.map((line, place) => (
            <small key={place}>{line}</small>
          ))}
        </li>
      ))}
    </ol>
  )
}
