import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { dueWords, rhythmNames } from './measure.ts'
import type { Measure } from './measure.ts'
import type { Reporting } from './plan.ts'

type Term = Pick<
  Measure,
  'deadline' | 'deadlineText' | 'rhythm' | 'rhythmInternal' | 'relative' | 'recurring'
>

const reportNames: Readonly<Record<Reporting, string>> = {
  quarter: '按季报告',
  'half-year': '按半年报告',
  none: '全年报告一次',
}

/** When a measure is due, on one line; a day the document does not give is 「原文未写 · 按季报告（内部期限）」. */
export function dueLine(measure: Term, reporting: Reporting | null): string {
  const words = dueWords(measure)
  if (words !== '原文未写' || reporting === null) return words
  return `原文未写 · ${reportNames[reporting]}（内部期限）`
}

/** 完成时限 as a 任务分解表 writes it: the document's own words, or nothing. */
export function statedTerm(measure: Term): string {
  if (measure.deadlineText !== null && !isCivilDate(measure.deadlineText)) return measure.deadlineText
  if (measure.deadline !== null) return `${chineseDay(measure.deadline)}前`
  return measure.recurring ?? ''
}

/** 备注 of a 任务分解表: which limits are the bureau's own. */
export function termRemark(measure: Term, reporting: Reporting | null): string {
  if (measure.rhythm !== null && measure.rhythmInternal)
    return `${rhythmNames[measure.rhythm]}一次（内部期限）`
  if (statedTerm(measure) !== '' || reporting === null) return ''
  return `${reportNames[reporting]}（内部期限）`
}

/** 2026年3月5日, as a 任务分解表 writes a day. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(date)}日`
}
