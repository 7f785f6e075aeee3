import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listGoldDocuments } from './gold.ts'
import { rates, scoreDocument } from './score.ts'

const documents = listGoldDocuments(join(import.meta.dirname, 'documents'))

test('twelve documents are held back from those the reader is developed on', () => {
  const held = documents.filter(({ name }) => name.startsWith('held-'))
  expect(held).toHaveLength(12)
  expect(documents.length).toBeGreaterThanOrEqual(26)
})

describe.each(documents)('$name', ({ source, measures }) => {
  test('an expected result read back scores full marks', () => {
    const score = scoreDocument({ measures }, { measures })
    expect(Object.values(score).map((tally) => rates(tally).f1)).toEqual([1, 1, 1, 1])
  })

  test('each measure stands where its offset says, and its units are named in the document', () => {
    const points = [...source]
    const unnamed = measures.flatMap((measure) => {
      const [start, end] = measure.offset ?? [0, 0]
      const span = points.slice(start, end).join('')
      const units = [...measure.lead, ...measure.participants]
      const named = source.replaceAll(/\s/gu, '')
      return [
        ...(span.startsWith(measure.starts.slice(0, 8)) ? [] : [`${measure.starts} is not at ${start}`]),
        ...(measure.text.endsWith(measure.ends) ? [] : [`${measure.ends} is not the end`]),
        ...units.filter((unit) => !named.includes(unit)),
      ]
    })
    expect(unnamed).toEqual([])
  })
})
