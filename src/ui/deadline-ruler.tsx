import type { ComponentChildren } from 'preact'
import { dayOf, monthOf, weekdayOf } from '../kernel/civil-date.ts'
import type { CivilDate } from '../kernel/civil-date.ts'

/** `was` marks the day that was due before the limit moved; its number stays. */
export type RulerState = 'past' | 'today' | 'due' | 'off' | 'hold' | 'swap' | 'was'

export interface RulerDay {
  readonly date: CivilDate
  /** The number of the day in the count, 休, 停, or nothing. */
  readonly count: string
  /** 收到, 今天, 到期, 班 …: at most two characters. */
  readonly mark?: string | undefined
  readonly states: readonly RulerState[]
}

interface DeadlineRulerProps {
  /** The whole count in one sentence, for those who hear the page. */
  readonly sentence: string
  readonly days: readonly RulerDay[]
}

/** 时限尺: every day from receipt to the due day, one week a line where it is narrow. */
export function DeadlineRuler({ sentence, days }: DeadlineRulerProps) {
  return (
    <figure class="ruler">
      <div class="weeks" role="img" aria-label={sentence}>
        {weeksOf(days).map((week) => (
          <Week key={week[0]?.date} week={week} />
        ))}
      </div>
      <Legend days={days} />
    </figure>
  )
}

export interface SumRow {
  readonly key: string
  readonly when: ComponentChildren
  readonly what: ComponentChildren
  /** The article, in small. */
  readonly basis?: ComponentChildren
  readonly count: ComponentChildren
  readonly total?: boolean | undefined
}

/** The same count in words; the lines add up to the last one. */
export function Sums({ rows }: { readonly rows: readonly SumRow[] }) {
  return (
    <ul class="sums">
      {rows.map((row) => (
        <li key={row.key} class={row.total ? 'sum' : undefined}>
          <span>{row.when}</span>
          <span>
            {row.what}
            {row.basis ? <small>{row.basis}</small> : null}
          </span>
          <b>{row.count}</b>
        </li>
      ))}
    </ul>
  )
}

function Week({ week }: { readonly week: readonly RulerDay[] }) {
  const [first] = week
  if (first === undefined) return null
  const blanks = weekdayOf(first.date) - 1
  return (
    <div class={week.some((day) => day.states.includes('swap')) ? 'week even' : 'week'}>
      <em>
        {monthOf(first.date)} 月 {dayOf(first.date)} 日
      </em>
      {Array.from({ length: blanks }, (_, place) => (
        <span key={place} class="d none" />
      ))}
      {week.map((day) => (
        <span key={day.date} class={['d', ...day.states].join(' ')}>
          <i>{dayOf(day.date) === 1 ? `${String(monthOf(day.date))}/1` : dayOf(day.date)}</i>
          <b>{day.count}</b>
          <u>{day.mark}</u>
        </span>
      ))}
    </div>
  )
}

const MEANINGS: readonly (readonly [RulerState, string])[] = [
  ['past', '已过去'],
  ['today', '今天'],
  ['due', '到期日'],
  ['hold', '暂停，不计'],
  ['off', '周末、节假日'],
  ['swap', '调休上班，照计'],
]

function Legend({ days }: { readonly days: readonly RulerDay[] }) {
  const present = new Set(days.flatMap((day) => day.states))
  return (
    <figcaption class="key">
      {MEANINGS.filter(([state]) => present.has(state)).map(([state, meaning]) => (
        <span key={state} class={`k-${state}`}>
          {meaning}
        </span>
      ))}
    </figcaption>
  )
}

/** Cut before every Monday. */
function weeksOf(days: readonly RulerDay[]): RulerDay[][] {
  const weeks: RulerDay[][] = []
  for (const day of days) {
    const week = weeks.at(-1)
    if (week === undefined || weekdayOf(day.date) === 1) weeks.push([day])
    else week.push(day)
  }
  return weeks
}
