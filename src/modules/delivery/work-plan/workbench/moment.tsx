import { civilDateAt, clockAt } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'

/** When something was done, to the minute. */
export function Moment({ at }: { readonly at: Date }) {
  return <DateText date={civilDateAt(at)} time={clockAt(at)} />
}
