import { civilDateAt, clockAt } from '../kernel/civil-date.ts'
import { DateText } from '../ui/date.tsx'

/** When something went out, to the minute, in Shanghai. */
export function ReleaseTime({ at }: { readonly at: Date }) {
  return <DateText date={civilDateAt(at)} time={clockAt(at)} />
}

/** `2026-10-14 14:05`, as the tags of a page write it (conventions §1.5). */
export function releaseMinute(at: Date): string {
  return `${civilDateAt(at)} ${clockAt(at)}`
}
