import type { FunctionName } from '../../../../kernel/actor.ts'
import { addDays, daysBetween, weekdayName } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

/** When something is due: a day, a day that waits for a calendar, or standing until an event is recorded (长效). */
export type Due =
  | { readonly kind: 'day'; readonly on: CivilDate }
  | { readonly kind: 'calendar-missing'; readonly year: number }
  | { readonly kind: 'standing' }

/** How a day was counted: so many working days after a day, which is day 0 (access-requests C-1, C-3). */
export interface Counted {
  readonly from: CivilDate
  readonly workingDays: number
}

/** A duty as it stands open. */
export interface OpenDuty {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly title: string
  readonly action: string
  readonly url: string
  readonly divisionId: string | null
  readonly function: FunctionName
  readonly rule: string
  readonly clause: string
  readonly explanation: string
  readonly due: Due
  /** Null for a day that was not counted in working days. */
  readonly counted: Counted | null
  /** 内部期限: not said by the document or the law. */
  readonly internal: boolean
  readonly bundle: string | null
  readonly bundleTitle: string | null
  /** Which of several like duties of one subject: a period, a round. */
  readonly occasion: string
}

/** 今日 by day: what is undated, late, today, each coming day, and standing. */
export interface DaySection {
  readonly heading: string
  readonly day: CivilDate | null
  readonly tone: 'late' | 'undated' | 'today' | 'coming' | 'standing'
  readonly lines: readonly InboxLine[]
}

/** One row of 今日; several duties that are met with one form stand in one row. */
export interface InboxLine {
  readonly duty: OpenDuty
  readonly title: string
  readonly count: number
  /** Every duty that stands in the row. */
  readonly ids: readonly string[]
}

/** Lays open duties out by day; 期限待定 first, then what is late, then by day, 长效 last. */
export function inboxByDay(duties: readonly OpenDuty[], today: CivilDate): readonly DaySection[] {
  const lines = bundled(duties)
  const late = lines.filter((l) => l.duty.due.kind === 'day' && l.duty.due.on < today)
  const undated = lines.filter((l) => l.duty.due.kind === 'calendar-missing')
  const standing = lines.filter((l) => l.duty.due.kind === 'standing')
  const coming = new Map<CivilDate, InboxLine[]>()
  for (const line of lines)
    if (line.duty.due.kind === 'day' && line.duty.due.on >= today)
      coming.set(line.duty.due.on, [...(coming.get(line.duty.due.on) ?? []), line])
  const days = [...coming].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    ...section({ heading: '期限待定', day: null, tone: 'undated' }, undated),
    ...section({ heading: '已经迟了', day: null, tone: 'late' }, late),
    ...days.flatMap(([day, rows]) =>
      section({ heading: dayHeading(day, today), day, tone: day === today ? 'today' : 'coming' }, rows),
    ),
    ...section({ heading: '长效', day: null, tone: 'standing' }, standing),
  ]
}

function section(head: Omit<DaySection, 'lines'>, lines: readonly InboxLine[]): DaySection[] {
  return lines.length === 0 ? [] : [{ ...head, lines }]
}

/** Duties that are met with one form and are due on one day, as one line. */
export function bundled(duties: readonly OpenDuty[]): readonly InboxLine[] {
  const groups = new Map<string, OpenDuty[]>()
  for (const duty of duties) {
    const due = duty.due.kind === 'day' ? duty.due.on : duty.due.kind
    const key = duty.bundle === null ? duty.id : `${duty.bundle}@${due}`
    groups.set(key, [...(groups.get(key) ?? []), duty])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return [
      {
        duty: first,
        title: first.bundleTitle ?? first.title,
        count: group.length,
        ids: group.map((duty) => duty.id),
      },
    ]
  })
}

function dayHeading(day: CivilDate, today: CivilDate): string {
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  return weekdayName(day)
}

/** 「迟 3 天」「今天」「还有 5 天」「期限待定(2027年放假安排未录入)」「长效」. */
export function remaining(due: Due, today: CivilDate): string {
  switch (due.kind) {
    case 'standing':
      return '长效'
    case 'calendar-missing':
      return `期限待定（${String(due.year)}年放假安排未录入）`
    case 'day': {
      const days = daysBetween(today, due.on)
      if (days < 0) return `迟 ${String(-days)} 天`
      return days === 0 ? '今天' : `还有 ${String(days)} 天`
    }
  }
}
