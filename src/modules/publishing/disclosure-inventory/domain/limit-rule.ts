import { z } from 'zod'
import { foldWidth, withoutSpace } from '../../../../kernel/chinese-text.ts'

export const RHYTHMS = ['month', 'quarter', 'half-year', 'year'] as const
export type Rhythm = (typeof RHYTHMS)[number]

const Days = z.number().int().min(1).max(400)

/**
 * 公开时限 as a rule that can be counted: so many days after the event, at least once a period, by a day of each year.
 * What says no number (及时、实时) is `unstated` and never late.
 */
export const LimitRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working-days'), days: Days }),
  z.object({ kind: z.literal('calendar-days'), days: Days }),
  /** `within`: so many working days after the end of the period; 0 is within the period itself. */
  z.object({
    kind: z.literal('rhythm'),
    every: z.enum(RHYTHMS),
    within: z.number().int().min(0).max(60),
  }),
  z
    .object({
      kind: z.literal('fixed-day'),
      month: z.number().int().min(1).max(12),
      day: z.number().int().min(1).max(31),
    })
    .refine(({ month, day }) => day <= (LONGEST[month - 1] ?? 0)),
  z.object({ kind: z.literal('unstated') }),
])
export type LimitRule = z.infer<typeof LimitRule>

/** 29 February is no day of each year. */
const LONGEST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const UNSTATED = '不计天数'
const RHYTHM_NAMES: Readonly<Record<Rhythm, string>> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}
/** 每半年 before 每年: the first that fits counts. */
const RHYTHM_WORDS: readonly (readonly [RegExp, Rhythm])[] = [
  [/[每按]月/, 'month'],
  [/[每按]季/, 'quarter'],
  [/[每按]半年/, 'half-year'],
  [/[每按]年/, 'year'],
]

/** The rule as its own words; `readLimit` reads them back. */
export function limitName(rule: LimitRule): string {
  switch (rule.kind) {
    case 'working-days':
      return `${String(rule.days)}个工作日`
    case 'calendar-days':
      return `${String(rule.days)}日`
    case 'rhythm':
      return rule.within === 0
        ? RHYTHM_NAMES[rule.every]
        : `${RHYTHM_NAMES[rule.every]}结束后${String(rule.within)}个工作日`
    case 'fixed-day':
      return `每年${String(rule.month)}月${String(rule.day)}日`
    case 'unstated':
      return UNSTATED
  }
}

/** Reads the wording of a table as a rule; of several numbers of days the shortest counts. */
export function readLimit(text: string): LimitRule {
  const plain = withoutSpace(foldWidth(text))
  const parsed = LimitRule.safeParse(guess(plain))
  return parsed.success ? parsed.data : { kind: 'unstated' }
}

function guess(plain: string): unknown {
  const fixed = /每年(\d{1,2})月(\d{1,2})日/.exec(plain)
  if (fixed) return { kind: 'fixed-day', month: Number(fixed[1]), day: Number(fixed[2]) }
  const working = numbersBefore(plain, /(\d+)个?工作日/g)
  const every = RHYTHM_WORDS.find(([words]) => words.test(plain))?.[1]
  if (every !== undefined) return { kind: 'rhythm', every, within: working[0] ?? 0 }
  if (working.length > 0) return { kind: 'working-days', days: Math.min(...working) }
  const calendar = numbersBefore(plain, /(?<![月\d])(\d+)(?:个?自然日|日|天)/g)
  return calendar.length > 0 ? { kind: 'calendar-days', days: Math.min(...calendar) } : { kind: 'unstated' }
}

function numbersBefore(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map((match) => Number(match[1]))
}

const RHYTHM_DAYS: Readonly<Record<Rhythm, number>> = { month: 31, quarter: 92, 'half-year': 184, year: 366 }

/** Whether one rule leaves more time than another; five working days count as seven days. */
export function isLonger(ours: LimitRule, theirs: LimitRule): boolean {
  return roughDays(ours) > roughDays(theirs)
}

function roughDays(rule: LimitRule): number {
  switch (rule.kind) {
    case 'working-days':
      return (rule.days * 7) / 5
    case 'calendar-days':
      return rule.days
    case 'rhythm':
      return RHYTHM_DAYS[rule.every] + (rule.within * 7) / 5
    case 'fixed-day':
      return RHYTHM_DAYS.year
    case 'unstated':
      return Infinity
  }
}
