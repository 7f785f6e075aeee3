import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'

const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Hour and minute in Shanghai. */
export function clockTime(at: Date): string {
  return CLOCK.format(at)
}

/** When something was done, to the minute. */
export function Moment({ at }: { readonly at: Date }) {
  return <DateText date={civilDateAt(at)} time={clockTime(at)} />
}
