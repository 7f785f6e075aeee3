import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'

/** One expected measure; `offset` counts Unicode code points of the document. */
export const GoldMeasure = z.object({
  path: z.array(z.string()),
  seq: z.number(),
  heading: z.string().optional(),
  starts: z.string(),
  starts_alt: z.string().optional(),
  ends: z.string(),
  text: z.string().optional(),
  offset: z.tuple([z.number(), z.number()]).optional(),
  notation: z.string(),
  lead: z.array(z.string()),
  participants: z.array(z.string()),
  deadline: z.string().nullable(),
  deadline_text: z.string().optional(),
  deadline_accept: z.array(z.string().nullable()).optional(),
  recurring: z.string().optional(),
  accept_units: z.record(z.string(), z.array(z.string())).optional(),
})
export type GoldMeasure = z.infer<typeof GoldMeasure>

const GoldFile = z.object({ title: z.string(), measures: z.array(GoldMeasure) })

/** A document with the measures a careful reader finds in it, each with its whole text. */
export interface GoldDocument {
  name: string
  source: string
  measures: ExpectedMeasure[]
}
export type ExpectedMeasure = GoldMeasure & { text: string }

/** Reads every document of the folder that has an expected result beside it; an absent folder has none. */
export function listGoldDocuments(folder: string): GoldDocument[] {
  return listExpectedResults(folder).map((file) => {
    const name = basename(file, '.gold.json')
    const source = readFileSync(join(folder, `${name}.txt`), 'utf8')
    const gold = GoldFile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    return { name, source, measures: gold.measures.map((measure) => withText(measure, source)) }
  })
}

function listExpectedResults(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.gold.json'))
      .sort()
  } catch {
    return []
  }
}

function withText(measure: GoldMeasure, source: string): ExpectedMeasure {
  return { ...measure, text: measure.text ?? spanOf(measure, source) }
}

function spanOf(measure: GoldMeasure, source: string): string {
  if (!measure.offset) throw new Error(`A measure needs its text or its offset: ${measure.starts}`)
  return [...source].slice(...measure.offset).join('')
}
