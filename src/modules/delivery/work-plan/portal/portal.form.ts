import { z } from 'zod'

const single = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** The address of a plan, `2026` or `2026-2`; years as far as plans may be of. */
export const PlanSlug = z.string().regex(/^(?:199\d|20\d\d|21\d\d)(?:-[1-9]\d?)?$/)

/** A period of a plan, `2026-Q3`. */
export const PeriodId = z.string().regex(/^\d{4}-[QHY]\d$/)

/** The number of a measure in its plan. */
export const MeasureNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)

/** What the list of measures is narrowed to and how it is ordered; anything strange narrows nothing. */
export const MeasureChoice = z.object({
  state: z.preprocess(
    single,
    z.enum(['behind', 'on-schedule', 'completed', 'not-reported']).nullable().catch(null),
  ),
  division: z.preprocess(single, z.string().min(1).max(60).nullable().catch(null)),
  order: z.preprocess(single, z.enum(['late', 'number']).catch('late')),
})
export type MeasureChoice = z.infer<typeof MeasureChoice>
