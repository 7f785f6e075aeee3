import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'

/** A day as a date, or the words that stand in its place (原文未写, 每季度). */
export function Day({ text }: { readonly text: string }) {
  return isCivilDate(text) ? <DateText date={text} /> : <>{text}</>
}
