import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { REFERENCE_ABSENT, referenceFile } from '../../../../../../test/support/reference.ts'
import { readPlan } from './read-plan.ts'
import { readingAsJson } from './reading-json.ts'

const GoldMeasure = z.object({
  path: z.array(z.string()),
  seq: z.number(),
  starts: z.string(),
  ends: z.string(),
  heading: z.string().optional(),
  offset: z.tuple([z.number(), z.number()]),
  notation: z.string(),
  lead: z.array(z.string()),
  participants: z.array(z.string()),
  deadline: z.string().nullable(),
  deadline_text: z.string().optional(),
})
const Gold = z.object({ measures: z.array(GoldMeasure) })
const DOCUMENTS = ['bj_wlj_2020_seed', 'bj_wlj_2023', 'nantong_2020_waimao', 'chizhou_xfj_table']

describe('published plans are read as a careful reader reads them', () => {
  test.skipIf(referenceFile('data/keypoints') === null).each(DOCUMENTS)(
    `%s (${REFERENCE_ABSENT})`,
    (name) => {
      const source = readFileSync(referenceFile(`data/keypoints/${name}.txt`) ?? '', 'utf8')
      const gold = Gold.parse(
        JSON.parse(readFileSync(referenceFile(`data/keypoints/${name}.gold.json`) ?? '', 'utf8')),
      )
      const reading = readPlan(source)
      const characters = [...source]
      const read = readingAsJson(reading, name).measures.map((measure, index) => ({
        ...pick(measure),
        span: spanOf(reading.measures[index]?.places.text ?? []),
      }))
      expect(read).toEqual(
        gold.measures.map((measure) => ({
          ...pick({
            ...measure,
            heading: measure.heading ?? null,
            deadlineText: measure.deadline_text ?? null,
          }),
          span: characters.slice(...measure.offset).join(''),
        })),
      )

      function spanOf(spans: readonly { start: number; end: number }[]): string {
        return spans.map(({ start, end }) => source.slice(start, end)).join('')
      }
    },
  )

  test.skipIf(referenceFile('data/keypoints') === null)(
    `the seed gives no doubt (${REFERENCE_ABSENT})`,
    () => {
      const source = readFileSync(referenceFile('data/keypoints/bj_wlj_2020_seed.txt') ?? '', 'utf8')
      expect(readPlan(source).doubts).toEqual([])
    },
  )
})

interface Compared {
  readonly path: readonly string[]
  readonly seq: number
  readonly heading: string | null
  readonly notation: string
  readonly lead: readonly string[]
  readonly participants: readonly string[]
  readonly deadline: string | null
  readonly deadlineText: string | null
}

function pick({
  path,
  seq,
  heading,
  notation,
  lead,
  participants,
  deadline,
  deadlineText,
}: Compared): Compared {
  return { path, seq, heading, notation, lead, participants, deadline, deadlineText }
}
