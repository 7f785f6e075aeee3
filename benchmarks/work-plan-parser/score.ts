import type { ExpectedMeasure } from './gold.ts'

/** What the score looks at in a measure as the command line prints it. */
export interface ReadMeasure {
  text: string
  lead: readonly string[]
  participants: readonly string[]
  deadline: string | null
}
export interface Reading {
  measures: readonly ReadMeasure[]
}
export interface Gold {
  measures: readonly ExpectedMeasure[]
}

export interface Tally {
  right: number
  read: number
  expected: number
}
export const parts = ['boundaries', 'lead', 'participants', 'deadlines'] as const
export type Score = Record<(typeof parts)[number], Tally>

export interface Pairing {
  pairs: { read: ReadMeasure; gold: ExpectedMeasure }[]
  missed: ExpectedMeasure[]
  extra: ReadMeasure[]
}

/**
 * Compares what was read in a document with what a careful reader finds there. Measures that were not
 * found, and measures that are none, count with their units and deadlines too.
 */
export function scoreDocument(reading: Reading, gold: Gold): Score {
  const { pairs, missed, extra } = pairMeasures(reading, gold)
  const count = (rightIn: (pair: Pairing['pairs'][number]) => number): number =>
    pairs.reduce((total, pair) => total + rightIn(pair), 0)
  const units = (role: 'lead' | 'participants'): Tally => ({
    right: count((pair) => rightUnits(pair.read[role], pair.gold[role], pair.gold.accept_units)),
    read: [...pairs.map((pair) => pair.read), ...extra].reduce((n, m) => n + distinct(m[role]).length, 0),
    expected: gold.measures.reduce((n, m) => n + distinct(m[role]).length, 0),
  })
  const measures = { read: pairs.length + extra.length, expected: pairs.length + missed.length }
  return {
    boundaries: { right: pairs.length, ...measures },
    lead: units('lead'),
    participants: units('participants'),
    deadlines: { right: count((pair) => (isRightDeadline(pair.read, pair.gold) ? 1 : 0)), ...measures },
  }
}

/** Adds the scores of several documents, measure by measure, so that a long document weighs more. */
export function sum(scores: readonly Score[]): Score {
  const add = (part: keyof Score): Tally =>
    scores.reduce(
      (total, { [part]: tally }) => ({
        right: total.right + tally.right,
        read: total.read + tally.read,
        expected: total.expected + tally.expected,
      }),
      { right: 0, read: 0, expected: 0 },
    )
  return {
    boundaries: add('boundaries'),
    lead: add('lead'),
    participants: add('participants'),
    deadlines: add('deadlines'),
  }
}

/** Precision, recall and F1; where nothing was expected and nothing read, nothing is wrong. */
export function rates({ right, read, expected }: Tally): { precision: number; recall: number; f1: number } {
  const share = (whole: number, other: number): number =>
    whole === 0 ? (other === 0 ? 1 : 0) : right / whole
  return {
    precision: share(read, expected),
    recall: share(expected, read),
    f1: read + expected === 0 ? 1 : (2 * right) / (read + expected),
  }
}

/**
 * Finds for each expected measure the one that was read for it, if any. Chapters and items that are listed
 * without a unit are no measures and count neither way.
 */
export function pairMeasures(reading: Reading, gold: Gold): Pairing {
  const left = new Set(reading.measures)
  const pairing: Pairing = { pairs: [], missed: [], extra: [] }
  for (const expected of gold.measures) {
    const read = [...left].find((candidate) => isSameMeasure(candidate.text, expected))
    if (read) {
      left.delete(read)
      pairing.pairs.push({ read, gold: expected })
    } else pairing.missed.push(expected)
  }
  pairing.extra = [...left].filter((measure) => measure.lead.length + measure.participants.length > 0)
  return pairing
}

/**
 * Says whether a text is the expected measure, white space and punctuation aside: its first 12 characters
 * (with or without the heading sentence) and its last 6 agree, and its length within 3 % or 3 characters.
 */
export function isSameMeasure(text: string, gold: ExpectedMeasure): boolean {
  const read = lettersOf(text)
  const whole = lettersOf(gold.text)
  const tail = lettersOf(gold.ends).slice(-6)
  if (!sameLetters(read.slice(-tail.length), tail)) return false
  return [gold.starts, gold.starts_alt ?? gold.starts].some((start) => {
    const head = lettersOf(start).slice(0, 12)
    if (!sameLetters(read.slice(0, head.length), head)) return false
    const from = Math.max(0, whole.join('').indexOf(lettersOf(start).join('')))
    const expected = whole.length - [...whole.join('').slice(0, from)].length
    return Math.abs(read.length - expected) <= Math.max(3, expected * 0.03)
  })
}

/** Says whether the deadline read is the expected one or another that counts as right; none is a value too. */
export function isRightDeadline(read: ReadMeasure, gold: ExpectedMeasure): boolean {
  return read.deadline === gold.deadline || (gold.deadline_accept ?? []).includes(read.deadline)
}

/** Counts the expected units that were read, in any order and accepted spelling; one name counts once. */
export function rightUnits(
  read: readonly string[],
  gold: readonly string[],
  accept: Readonly<Record<string, readonly string[]>> = {},
): number {
  const left = new Set(read.map(alike))
  return distinct(gold).filter((unit) => {
    const name = [unit, ...(accept[unit] ?? [])].map(alike).find((spelling) => left.has(spelling))
    return name !== undefined && left.delete(name)
  }).length
}

function distinct(units: readonly string[]): string[] {
  return [...new Map(units.map((unit) => [alike(unit), unit])).values()]
}

/** Names stay as written, their brackets too; only white space within is the printer's. */
function alike(unit: string): string {
  return unit.replace(/\s/gu, '')
}

function lettersOf(text: string): string[] {
  return [...text.replace(/[\s\p{P}\p{S}\p{Z}\p{C}]/gu, '')]
}

function sameLetters(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((letter, index) => letter === other[index])
}
