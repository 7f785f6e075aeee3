import { z } from 'zod'

/** 撤回采纳 needs a reason. */
export const TakeBackForm = z.object({
  reason: z
    .string('请写明理由。')
    .trim()
    .min(1, '请写明为什么撤回，例如「责任处室认错了，要重新核对」。')
    .max(500, '理由最多 500 字。'),
})

/** 认可或不认可 a request to be excused; refusing needs a reason. */
export const NotConcernedForm = z
  .object({
    measureId: z.uuid('没有这条申请，请刷新后再试。'),
    divisionId: z.uuid('没有这条申请，请刷新后再试。'),
    decision: z.enum(['accept', 'refuse'], '请按「认可」或「不认可」。'),
    reason: z.string().trim().max(500, '理由最多 500 字。').default(''),
  })
  .refine((form) => form.decision === 'accept' || form.reason !== '', {
    path: ['reason'],
    message: '不认可要写明理由，处室才知道怎么报。',
  })

/** Accepts one statement in place of a document. */
export const StatementForm = z.object({ evidenceId: z.uuid('没有这句说明，请刷新后再试。') })

/** What of the measures is shown; an address with something else shows all of them. */
export const MeasureFilter = z.object({
  division: z.uuid().or(z.literal('')).catch(''),
  state: z.enum(['behind', 'not-reported', 'under-way', 'on-schedule', 'completed', '']).catch(''),
})
export type MeasureFilter = z.infer<typeof MeasureFilter>
