import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { clockTime } from '../../../../workbench/clock-time.ts'

/** When something was done, to the minute. */
export function Moment({ at }: { readonly at: Date }) {
  return <DateText date={civilDateAt(at)} time={clockTime(at)} />
}
