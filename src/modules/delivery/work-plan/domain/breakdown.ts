import { dueLine, statedTerm, termRemark } from './due-line.ts'
import type { Measure } from './measure.ts'
import type { Reporting } from './plan.ts'

/** One line of a 任务分解表. */
export interface BreakdownLine {
  readonly number: number
  /** The chapter's heading; empty where there is none. */
  readonly chapter: string
  /** 条目 within the chapter: （一）. */
  readonly item: string
  readonly task: string
  readonly leads: string
  readonly participants: string
  readonly term: string
  readonly remark: string
}

/** The line of a measure as an office's own 任务分解表 writes it. */
export function breakdownLine(
  measure: Measure,
  known: {
    readonly chapter: string | null
    readonly leads: string
    readonly participants: string
    readonly reporting: Reporting | null
  },
): BreakdownLine {
  const { chapter, reporting } = known
  const path = chapter === null ? measure.path : measure.path.slice(1)
  return {
    number: measure.number,
    chapter: chapter ?? '',
    item: path.join('').replaceAll('(', '（').replaceAll(')', '）'),
    task: measure.text.replaceAll('|', '\n'),
    leads: known.leads,
    participants: known.participants,
    term: measure.relative === null ? statedTerm(measure) : dueLine(measure, reporting),
    remark: termRemark(measure, reporting),
  }
}
