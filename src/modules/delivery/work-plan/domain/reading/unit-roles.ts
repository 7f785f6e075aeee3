import type { LabelRole } from './labels.ts'
import type { LeadRule } from './lead-rule.ts'
import type { NamedUnit, Span } from './plan-reading.ts'
import { isTimeWording } from './time-wording.ts'
import { listedUnits, type ListedUnit } from './unit-list.ts'

/** The words of a section with the place of each on the page. */
export interface TextSection {
  readonly role: LabelRole | null
  readonly text: string
  readonly places: readonly number[]
}

/** The units of a notation by their part, and the stretches that state its time. */
export interface RolesRead {
  readonly lead: readonly NamedUnit[]
  readonly participants: readonly NamedUnit[]
  readonly times: readonly Span[]
}

/** Who leads and who takes part in the sections of one notation, and which stretches state its time. */
export function readRoles(sections: readonly TextSection[], rule: LeadRule): RolesRead {
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
  const said: Said = { leads, led: false, joining: section.role === 'participant' }
  let pending: ListedUnit[] = []
  for (const unit of units) {
    pending.push(unit)
    if (unit.part === null && !unit.asksOthers && unit.separator !== ';') continue
    assign(state, pending, { unit, said })
    pending = []
  }
  if (said.joining) state.participants.push(...pending)
  else place(state, pending, said)
}

/** What the words of a section have said so far. */
interface Said {
  /** Its label says 牵头. */
  readonly leads: boolean
  /** A verb said 牵头. */
  led: boolean
  /** Whoever follows takes part. */
  joining: boolean
}

/** Gives units the part that the words behind the last of them name. */
function assign(
  state: Roles,
  units: readonly ListedUnit[],
  { unit, said }: { unit: ListedUnit; said: Said },
): void {
  if (unit.part === 'leads') {
    state.explicit = said.led = true
    state.lead.push(...units)
  } else if (unit.asksOthers) {
    const asking = said.joining && !said.leads ? state.participants : state.lead
    asking.push(...units)
    state.explicit = said.joining = true
  } else if (unit.part === 'joins') {
    const isOwn = !said.joining && (said.leads || !state.explicit)
    const own = isOwn ? ownersBefore(units) : 0
    place(state, units.slice(0, own), said)
    state.participants.push(...units.slice(own))
  } else if (said.joining) state.participants.push(...units)
  else place(state, units, said)
}

/** How many of the units stand before the comma of 甲局、乙局,丙局配合: they do it themselves. */
function ownersBefore(units: readonly ListedUnit[]): number {
  return units.slice(0, -1).findLastIndex(({ separator }) => separator === ',') + 1
}

function place(state: Roles, units: readonly ListedUnit[], { led, leads }: Said): void {
  if (led) state.participants.push(...units)
  else if (leads) state.lead.push(...units)
  else state.does.push(...units)
}

function tookAsTime(state: Roles, unit: ListedUnit): boolean {
  if (!isTimeWording(unit.name)) return false
  state.times.push(unit.span)
  return true
}

function settled(state: Roles, rule: LeadRule): Pick<RolesRead, 'lead' | 'participants'> {
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

function onPage({ places }: TextSection, { start, end }: Span): Span {
  const from = places[start] ?? (places.at(-1) ?? 0) + 1
  return { start: from, end: end > start ? (places[end - 1] ?? from) + 1 : from }
}
