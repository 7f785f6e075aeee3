import { withoutSpace } from '../../../../../kernel/chinese-text.ts'
import { readDeadline, type Deadline } from './deadlines.ts'
import { headingOf, joinedText } from './heading-sentence.ts'
import { leadRuleIn, NO_RULE, type LeadRule } from './lead-rule.ts'
import type { Draft } from './measures.ts'
import { printedText, type Page } from './page.ts'
import type { NamedUnit, ReadMeasure, Span } from './plan-reading.ts'
import type { ColumnRole } from './table-columns.ts'
import type { TableRow } from './table.ts'
import { readNotation, readSections, type NotationReading, type Section } from './units.ts'

/** A measure with what shows how surely it was read. */
export interface FoundMeasure {
  readonly measure: ReadMeasure
  readonly reading: NotationReading
  readonly problem: Deadline['problem']
  readonly unclosed: boolean
}

/** Reads units and deadlines of the measures in the text; a remark such as 列第一位者为牵头单位,下同 holds from there on. */
export function readDrafts(
  page: Page,
  drafts: readonly Draft[],
  year: number | null,
): readonly FoundMeasure[] {
  const last = drafts.at(-1)?.notation.end ?? 0
  let rule: LeadRule = leadRuleIn(page.plain.slice(last)) ?? NO_RULE
  let before = 0
  return drafts.map((draft) => {
    const { notation } = draft
    rule = leadRuleIn(page.plain.slice(before, draft.text[0]?.start ?? before)) ?? rule
    before = notation.end
    const reading = readNotation(page.plain, notation.stretches, rule)
    rule = reading.rule ?? rule
    const deadline = readDeadline(page.plain, { text: draft.text, times: reading.times }, year)
    const heading = draft.seq === 1 ? headingOf(page, draft.text) : null
    const said = { text: joinedText(page, draft.text), heading, reading, deadline }
    const measure = measureOf(page, { ...draft, notation: notation.stretches }, said)
    return { measure, reading, problem: deadline.problem, unclosed: notation.unclosed }
  })
}

/** Reads units and deadlines of the rows of tables. */
export function readRows(
  page: Page,
  rows: readonly TableRow[],
  year: number | null,
): readonly FoundMeasure[] {
  const last = rows.at(-1)?.notation.at(-1)?.end ?? 0
  const first = rows[0]?.text[0]?.start ?? 0
  let rule =
    rows.length === 0 ? null : (leadRuleIn(page.plain.slice(last)) ?? leadRuleIn(page.plain.slice(0, first)))
  return rows.map((row) => {
    const cells = row.cells.flatMap(({ role, inner }) => sectionOf(role, inner))
    const reading = readSections(page.plain, cells, row.rule ?? rule ?? NO_RULE)
    rule = reading.rule ?? rule
    const deadline = readDeadline(page.plain, { text: row.text, times: reading.times }, year)
    const text = row.text.map((span) => cellText(page, span)).join('|')
    const measure = measureOf(page, row, { text, heading: null, reading, deadline })
    return { measure, reading, problem: deadline.problem, unclosed: false }
  })
}

function sectionOf(role: ColumnRole, inner: Span): readonly Section[] {
  return role === 'text' || role === 'number' || role === 'other' ? [] : [{ role, ...inner }]
}

function cellText(page: Page, span: Span): string {
  return printedText(page, span)
    .replace(/^[\s|]+|[\s|]+$/gu, '')
    .replaceAll('\u2028', '\n')
}

interface Place {
  readonly path: readonly string[]
  readonly seq: number
  readonly number: Span | null
  readonly text: readonly Span[]
  readonly notation: readonly Span[]
}

interface Said {
  readonly text: string
  readonly heading: Span | null
  readonly reading: NotationReading
  readonly deadline: Deadline
}

function measureOf(page: Page, place: Place, { text, heading, reading, deadline }: Said): ReadMeasure {
  return {
    path: place.path,
    seq: place.seq,
    heading: heading && printedText(page, heading),
    text,
    notation: place.notation.map((span) => cellText(page, span)).join('\n'),
    lead: reading.lead.map((unit) => asPrinted(page, unit)),
    participants: reading.participants.map((unit) => asPrinted(page, unit)),
    deadline: deadline.date,
    deadlineText: deadline.span && withoutSpace(page.source.slice(deadline.span.start, deadline.span.end)),
    recurring: deadline.recurring,
    relative: deadline.relative,
    places: {
      number: place.number,
      heading,
      text: place.text,
      notation: place.notation,
      deadline: deadline.span,
    },
  }
}

/** Names stay as written, with their own brackets; a remark in the midst of a name is no part of it. */
function asPrinted(page: Page, unit: NamedUnit): NamedUnit {
  const printed = withoutSpace(page.source.slice(unit.span.start, unit.span.end))
  return printed.length === unit.name.length ? { ...unit, name: printed } : unit
}
