import type { CivilDate } from '../kernel/civil-date.ts'
import { DateText } from './date.tsx'

/** What a sheet of paper says of itself. */
export interface Printed {
  /** Where the page stands, as one types it. */
  readonly address: string
  readonly on: CivilDate
  /** Who had it on the screen, where readers are known. */
  readonly by?: string | undefined
}

/** At the end of a printed page: its address and the day; nothing on the screen. */
export function PrintedLine({ address, on, by }: Printed) {
  return (
    <p class="printed">
      本页地址：{address} · <DateText date={on} /> {by === undefined ? '打印' : `${by}打印`}
    </p>
  )
}
