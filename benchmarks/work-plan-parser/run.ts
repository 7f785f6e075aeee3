import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readPlan } from '../../src/modules/delivery/work-plan/domain/reading/read-plan.ts'
import { readingAsJson } from '../../src/modules/delivery/work-plan/domain/reading/reading-json.ts'
import { referenceFile } from '../../test/support/reference.ts'
import { type GoldDocument, listGoldDocuments } from './gold.ts'
import { describeMismatches, scoreLine, tableHead } from './score-table.ts'
import { type Reading, scoreDocument, sum } from './score.ts'

const sets = ['open', 'held', 'wild', 'sealed', 'reference'] as const
type DocumentSet = (typeof sets)[number]

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'all' },
    details: { type: 'boolean', default: false },
    unseal: { type: 'boolean', default: false },
  },
})
const chosen = sets.filter((set) => values.set === 'all' || values.set === set)
if (chosen.length === 0) throw new Error(`--set is one of ${sets.join(', ')} or all`)

console.log(tableHead())
for (const set of chosen) printSet(set)

function printSet(set: DocumentSet): void {
  const scored = documentsOf(set).map((document) => {
    const reading: Reading = readingAsJson(readPlan(document.source), document.source)
    return { document, reading, score: scoreDocument(reading, document) }
  })
  if (scored.length === 0) return console.log(`${set}: no documents here`)
  for (const { document, reading, score } of scored) {
    console.log(scoreLine(document.name, score))
    if (values.details && isUnsealed(set)) console.log(describeMismatches(reading, document).join('\n'))
  }
  console.log(scoreLine(`= ${set}: ${scored.length}`, sum(scored.map(({ score }) => score))) + '\n')
}

/** Held and sealed documents measure; whoever reads their mistakes tunes the reader to them, so it takes a decision. */
function isUnsealed(set: DocumentSet): boolean {
  if (values.unseal || (set !== 'held' && set !== 'sealed')) return true
  console.log(`    ${set}: details are sealed (--unseal)`)
  return false
}

function documentsOf(set: DocumentSet): GoldDocument[] {
  if (set === 'reference') return listGoldDocuments(referenceFile('data/keypoints') ?? '')
  const own = listGoldDocuments(join(import.meta.dirname, 'documents'))
  return own.filter(({ name }) => name.startsWith(`${set}-`))
}
