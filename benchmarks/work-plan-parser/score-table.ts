import type { ExpectedMeasure } from './gold.ts'
import {
  type Gold,
  isRightDeadline,
  pairMeasures,
  parts,
  rates,
  type ReadMeasure,
  type Reading,
  rightUnits,
  type Score,
} from './score.ts'

const nameWidth = 40
const cellWidth = 22

/** The head of the table: per part precision, recall and F1 in per cent. */
export function tableHead(): string {
  const cells = parts.map((part) => part.padEnd(cellWidth))
  const under = parts.map(() => '    P     R    F1'.padEnd(cellWidth))
  return [
    ''.padEnd(nameWidth) + '   n  ' + cells.join(''),
    ''.padEnd(nameWidth) + '      ' + under.join(''),
  ].join('\n')
}

/** One line of the table. */
export function scoreLine(name: string, score: Score): string {
  const cells = parts.map((part) => {
    const { precision, recall, f1 } = rates(score[part])
    return [precision, recall, f1].map(percent).join(' ').padEnd(cellWidth)
  })
  const measures = String(score.boundaries.expected).padStart(4)
  return name.padEnd(nameWidth) + measures + '  ' + cells.join('')
}

function percent(rate: number): string {
  return (rate * 100).toFixed(1).padStart(5)
}

/** Says in one line each what was read differently from what is expected. */
export function describeMismatches(reading: Reading, gold: Gold): string[] {
  const { pairs, missed, extra } = pairMeasures(reading, gold)
  return [
    ...missed.map((measure) => `    missed    ${brief(measure.text)}  ${measure.notation}`),
    ...extra.map((measure) => `    extra     ${brief(measure.text)}  ${unitsOf(measure)}`),
    ...pairs.flatMap(({ read, gold: expected }) => describePair(read, expected)),
  ]
}

function describePair(read: ReadMeasure, gold: ExpectedMeasure): string[] {
  const lines: string[] = []
  for (const role of ['lead', 'participants'] as const) {
    const right = rightUnits(read[role], gold[role], gold.accept_units)
    if (right === gold[role].length && right === new Set(read[role]).size) continue
    lines.push(`    ${role.padEnd(13)} expected ${gold[role].join('、')} | read ${read[role].join('、')}`)
  }
  if (!isRightDeadline(read, gold))
    lines.push(`    deadline      expected ${String(gold.deadline)} | read ${String(read.deadline)}`)
  return lines.map((line) => `${line}  < ${brief(gold.text)} ${gold.notation.replaceAll('\n', '⏎')}`)
}

function unitsOf(measure: ReadMeasure): string {
  return `[${measure.lead.join('、')}] [${measure.participants.join('、')}]`
}

function brief(text: string): string {
  const letters = [...text.replaceAll('\n', '⏎')]
  if (letters.length <= 34) return letters.join('')
  return `${letters.slice(0, 20).join('')}…${letters.slice(-12).join('')}(${letters.length})`
}
