import type { CivilDate } from '../../../../../kernel/civil-date.ts'

/** A stretch of the source text, `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A unit as written in the notation, with its place in the source. */
export interface NamedUnit {
  readonly name: string
  readonly span: Span
}

/** One measure as read: what is to be done, by whom, by when. Conventions: docs/decisions/measure-conventions.md. */
export interface ReadMeasure {
  /** The numbers as printed, round brackets kept: ["一", "(一)"]. */
  readonly path: readonly string[]
  /** Place among the measures of one item, from 1. */
  readonly seq: number
  /** The heading sentence of the item, on its first measure. */
  readonly heading: string | null
  /** The measure without its number and without its notation; the heading sentence in front where it stands there. */
  readonly text: string
  readonly notation: string
  readonly lead: readonly NamedUnit[]
  readonly participants: readonly NamedUnit[]
  readonly deadline: CivilDate | null
  readonly deadlineText: string | null
  /** The rhythm as written (按季度, 每年 …), null where there is none. */
  readonly recurring: string | null
  /** 自文件印发之日起10日内: days after an event, each time it happens; null where there is none. */
  readonly relative: RelativeLimit | null
  readonly places: {
    readonly number: Span | null
    readonly heading: Span | null
    readonly text: readonly Span[]
    readonly notation: readonly Span[]
    readonly deadline: Span | null
  }
}

/** A limit counted from an event that has not happened yet. */
export interface RelativeLimit {
  readonly event: string
  readonly days: number
  readonly unit: '日' | '工作日' | '个月'
}

export type RemainderKind = 'title' | 'heading' | 'introduction' | 'page' | 'closing' | 'other'

/** Source text that belongs to no measure. */
export interface Remainder {
  readonly kind: RemainderKind
  readonly text: string
  readonly span: Span
}

/** Something a person has to look at. `measure` is the index in `measures`, null for the whole document. */
export interface ReadingDoubt {
  readonly kind: string
  /** One Chinese sentence for the clerk: what was found and what she may do. */
  readonly text: string
  readonly measure: number | null
  readonly span: Span | null
}

/** Everything read from one plan; every character of the source lies in exactly one number, text, notation or remainder. */
export interface PlanReading {
  readonly title: string | null
  readonly issuer: string | null
  readonly year: number | null
  readonly measures: readonly ReadMeasure[]
  readonly remainder: readonly Remainder[]
  readonly doubts: readonly ReadingDoubt[]
}
