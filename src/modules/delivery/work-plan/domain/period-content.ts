import { z } from 'zod'
import { stateNames } from './measure.ts'

/** What a released period of a plan is among the publications. */
export const PERIOD_KIND = 'work-plan-period'

const State = z.enum(['on-schedule', 'behind', 'completed', 'not-reported'])

const PublicEvidence = z.object({
  id: z.string(),
  kind: z.enum(['file', 'link', 'release', 'statement']),
  title: z.string(),
  url: z.string().nullable(),
  fileHash: z.string().nullable(),
  mediaType: z.string().nullable(),
})

const PublicMeasure = z.object({
  number: z.number(),
  place: z.string(),
  title: z.string(),
  text: z.string(),
  notation: z.string(),
  due: z.string(),
  leads: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() })),
  participants: z.array(z.string()),
  state: State,
  stateReason: z.string().nullable(),
  sentence: z.string(),
  evidence: z.array(PublicEvidence),
})

/** What goes out for one period of a plan; frozen when it is handed in for approval. */
export const PeriodContent = z.object({
  plan: z.object({ slug: z.string(), title: z.string(), year: z.number(), supplementary: z.boolean() }),
  period: z.object({ id: z.string(), name: z.string(), to: z.string() }),
  asOf: z.string(),
  measures: z.array(PublicMeasure),
})
export type PeriodContent = z.infer<typeof PeriodContent>
export type PublicMeasure = z.infer<typeof PublicMeasure>
export type PublicEvidence = z.infer<typeof PublicEvidence>

/** How many measures stand in which state, those behind first. */
export function countByState(
  measures: readonly Pick<PublicMeasure, 'state'>[],
): readonly { readonly state: PublicMeasure['state']; readonly name: string; readonly count: number }[] {
  return (['behind', 'on-schedule', 'completed', 'not-reported'] as const).map((state) => ({
    state,
    name: stateNames[state],
    count: measures.filter((m) => m.state === state).length,
  }))
}

/** 共 29 项：滞后 3，按计划 20，已完成 4，未报 2。 */
export function countWords(measures: readonly Pick<PublicMeasure, 'state'>[]): string {
  const counts = countByState(measures).filter(({ count }) => count > 0)
  return `共 ${String(measures.length)} 项：${counts.map(({ name, count }) => `${name} ${String(count)}`).join('，')}。`
}
