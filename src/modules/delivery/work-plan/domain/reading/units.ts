import { labelsIn, type Label, type LabelRole } from './labels.ts'
import { blankRemarks, type LeadRule } from './lead-rule.ts'
import { insideBrackets, withoutSeams } from './notation-inside.ts'
import { plainWords } from './page.ts'
import type { Span } from './plan-reading.ts'
import { readRoles, type RolesRead, type TextSection } from './unit-roles.ts'

/** Who a notation names, and what it says besides. */
export interface NotationReading extends RolesRead {
  /** The remark that holds from here on, null where the notation has none. */
  readonly rule: LeadRule | null
}

/** A part of a notation under one label, or under none. */
export interface Section extends Span {
  readonly role: LabelRole | null
}

/**
 * Reads the units of a notation: those marked 牵头 lead, those after 配合 or 会同, or after 负责 beside a 牵头, take part;
 * else all lead, unless a remark of the document says that the first does (measure-conventions, "Units").
 */
export function readNotation(plain: string, stretches: readonly Span[], rule: LeadRule): NotationReading {
  return readSections(
    plain,
    stretches.map((stretch) => ({ ...stretch, role: null })),
    rule,
  )
}

/** Reads the unit and time cells of a row, whose columns say what stands in them. */
export function readSections(plain: string, cells: readonly Section[], rule: LeadRule): NotationReading {
  const masked = cells.map((cell) => withoutRemarks(plain, cell))
  const remark = masked.find((stretch) => stretch.rule !== null)?.rule ?? null
  const sections = masked.flatMap((cell) => sectionsOf(cell))
  return { ...readRoles(sections, remark ?? rule), rule: remark }
}

/** The sections of a stretch, each under its label. */
function sectionsOf({ text, places, role }: TextSection): readonly TextSection[] {
  const labels = labelsIn(text)
  const first = { role, start: 0, end: labels[0]?.start ?? text.length }
  const labelled = labels.map((label, index) => sectionAfter(label, labels[index + 1]?.start ?? text.length))
  return [first, ...labelled]
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map((part) => ({
      role: part.role,
      text: text.slice(part.start, part.end),
      places: places.slice(part.start, part.end),
    }))
}

function sectionAfter(label: Label, end: number): Section {
  return { role: label.role, start: label.end, end }
}

interface Masked extends TextSection {
  readonly rule: LeadRule | null
}

/** The inside of a notation without its brackets; remarks are blank, so that places stay. */
function withoutRemarks(plain: string, section: Section): Masked {
  const { words, places } = plainWords(plain, section)
  const { start, end } = insideBrackets(words)
  const { text, rule } = blankRemarks(withoutSeams(words.slice(start, end)))
  return { role: section.role, text, places: places.slice(start, end), rule }
}
