import { z } from 'zod'

/** 办公室's wording of one measure for the public. */
export const WordingForm = z.object({
  sentence: z.string().trim().max(500, '公开的话最多 500 字').default(''),
  state: z.enum(['on-schedule', 'behind', 'completed', 'not-reported'], '请选一个状态'),
  stateReason: z.string().trim().max(300, '理由最多 300 字').default(''),
})

/** What the preparer or the approver does with the whole period. */
export const ReleaseForm = z.object({
  act: z.enum(['save', 'submit', 'approve', 'return'], '请点页面上的按钮'),
  changeNote: z.string().trim().max(1000, '更正说明最多 1000 字').default(''),
  reason: z.string().trim().max(1000, '理由最多 1000 字').default(''),
})

/** What the approver does with the whole period; a return needs its reason. */
export const DecisionOnRelease = z
  .object({
    act: z.enum(['approve', 'return'], '请按「同意发布」或「退回」。'),
    reason: z.string().trim().max(1000, '理由最多 1000 字').default(''),
  })
  .refine((form) => form.act === 'approve' || form.reason !== '', {
    path: ['reason'],
    message: '退回要写明理由。',
  })
