import { z } from 'zod'

/** The decision on a withdrawal, on its own page and in 今日. */
export const DecisionForm = z.object({
  decision: z.enum(['approve', 'refuse'], '请选同意或不同意。'),
  remark: z.string().max(500, '最多 500 字。').default(''),
})
