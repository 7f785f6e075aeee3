import { labelsIn, type Label, type LabelRole } from './labels.ts'
import { blankRemarks, type LeadRule } from './lead-rule.ts'
import { plainWords } from './page.ts'
import type { NamedUnit, Span } from './plan-reading.ts'
import { isTimeWording } from './time-wording.ts'
import { listedUnits, type ListedUnit } from './unit-list.ts'

/** Who a notation names, and what it says besides. */
export interface NotationReading {
  readonly lead: readonly NamedUnit[]
  readonly participants: readonly NamedUnit[]
  /** Stretches that state the time, labelled or not. */
  readonly times: readonly Span[]
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

/** The words of a section with the place of each on the page. */
interface TextSection {
  readonly role: LabelRole | null
  readonly text: string
  readonly places: readonly number[]
}

function readRoles(sections: readonly TextSection[], rule: LeadRule): Omit<NotationReading, 'rule'> {
  const hasOwnLead = sections.some(({ role }) => role === 'lead' || role === 'responsible' || role === null)
  const state: Roles = { lead: [], participants: [], does: [], times: [], explicit: false }
  for (const section of sections) {
    if (section.role === 'time') state.times.push(onPage(section, { start: 0, end: section.text.length }))
    else if (section.role !== 'aside' && !(section.role === 'outer' && hasOwnLead)) addSection(state, section)
  }
  return {
    ...settled(state, rule),
    times: state.times,
  }
}

interface Roles {
  readonly lead: NamedUnit[]
  readonly participants: NamedUnit[]
  /** Units of which the notation does not yet say which part they have, each with the separator after it. */
  readonly does: ListedUnit[]
  readonly times: Span[]
  explicit: boolean
}

function addSection(state: Roles, section: TextSection): void {
  const units = listedUnits(section.text)
    .map((unit) => ({ ...unit, span: onPage(section, unit.span) }))
    .filter((unit) => !tookAsTime(state, unit))
  const leads = section.role === 'lead' || section.role === 'outer'
  if (leads) state.explicit = true
  let pending: ListedUnit[] = []
  let joining = section.role === 'participant'
  let led = false
  for (const unit of units) {
    pending.push(unit)
    if (unit.part === 'leads') {
      state.explicit = led = true
      state.lead.push(...pending)
    } else if (unit.asksOthers) {
      const asking = joining && !leads ? state.participants : state.lead
      asking.push(...pending)
      state.explicit = joining = true
    } else if (unit.part === 'joins' || (joining && (unit.part !== null || unit.separator === ';')))
      state.participants.push(...pending)
    else if (unit.part !== null || unit.separator === ';') place(state, pending, { led, leads })
    else continue
    pending = []
  }
  if (joining) state.participants.push(...pending)
  else place(state, pending, { led, leads })
}

function place(state: Roles, units: readonly ListedUnit[], said: { led: boolean; leads: boolean }): void {
  if (said.led) state.participants.push(...units)
  else if (said.leads) state.lead.push(...units)
  else state.does.push(...units)
}

function tookAsTime(state: Roles, unit: ListedUnit): boolean {
  if (!isTimeWording(unit.name)) return false
  state.times.push(unit.span)
  return true
}

function settled(state: Roles, rule: LeadRule): Pick<NotationReading, 'lead' | 'participants'> {
  const does = state.does.filter(isNamed)
  const [lead, rest] = state.explicit ? [[], does] : divide(does, rule)
  return {
    lead: inOrder([...state.lead, ...lead]),
    participants: inOrder([...state.participants, ...rest]),
  }
}

function divide(
  units: readonly ListedUnit[],
  rule: LeadRule,
): [readonly ListedUnit[], readonly ListedUnit[]] {
  if (rule === 'all') return [units, []]
  if (rule === 'first') return [units.slice(0, 1), units.slice(1)]
  const last = units.findIndex(({ separator }) => separator === rule.before || separator === ';')
  return last < 0 ? [units, []] : [units.slice(0, last + 1), units.slice(last + 1)]
}

function inOrder(units: readonly NamedUnit[]): readonly NamedUnit[] {
  const seen = new Set<string>()
  return units
    .filter((unit) => isNamed(unit) && !seen.has(unit.name) && seen.add(unit.name))
    .map(({ name, span }) => ({ name, span }))
    .sort((a, b) => a.span.start - b.span.start)
}

function isNamed({ name }: NamedUnit): boolean {
  return name.length > 1 && /[\p{Script=Han}A-Za-z]/u.test(name)
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

function onPage({ places }: TextSection, { start, end }: Span): Span {
  const from = places[start] ?? (places.at(-1) ?? 0) + 1
  return { start: from, end: end > start ? (places[end - 1] ?? from) + 1 : from }
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

/** Where one bracket closes and the next opens, (责任单位:A)(完成时限:B), a semicolon divides them. */
function withoutSeams(text: string): string {
  if (!text.includes(')')) return text
  let open = 0
  let seam = false
  return text.replace(/[()]/gu, (sign, at: number) => {
    if (sign === ')' && open === 0) {
      seam = /^[\s。;,、]*\(/u.test(text.slice(at + 1))
      return seam ? ';' : sign
    }
    if (sign === '(' && seam) {
      seam = false
      return ' '
    }
    open += sign === '(' ? 1 : -1
    return sign
  })
}

function insideBrackets(text: string): Span {
  const start = /^[\s()。;,]*/u.exec(text)?.[0].length ?? 0
  let end = text.length
  while (end > start && /[\s。;,]/u.test(text.charAt(end - 1))) end--
  let open = 0
  for (const sign of text.slice(start, end)) open += sign === '(' ? 1 : sign === ')' ? -1 : 0
  while (open < 0 && text.charAt(end - 1) === ')') {
    end--
    open++
  }
  return { start, end }
}
