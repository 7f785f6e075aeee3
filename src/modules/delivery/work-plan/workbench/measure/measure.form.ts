import { z } from 'zod'
import { OptionalDay } from '../optional-day.ts'

const Divisions = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((ids) => (ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids))
  .pipe(z.array(z.uuid('请从名单里选处室。')))

/** Text, owners and day of a measure as they should become, with the reason. */
export const ChangeForm = z.object({
  text: z
    .string('措施的文字不能是空的。')
    .trim()
    .min(1, '措施的文字不能是空的。')
    .max(5000, '文字最多 5000 字。'),
  leadIds: Divisions,
  participantIds: Divisions,
  deadline: OptionalDay,
  reason: z
    .string('请写明为什么调整。')
    .trim()
    .min(1, '请写明为什么调整，例如会议决定或来文。')
    .max(500, '理由最多 500 字。'),
})
export type ChangeForm = z.infer<typeof ChangeForm>

/** 同意 or 不同意; a refusal needs its reason. */
export const DecisionForm = z
  .object({
    decision: z.enum(['approve', 'refuse'], '请按「同意」或「不同意」。'),
    decisionReason: z.string().trim().max(500, '理由最多 500 字。').default(''),
  })
  .refine((form) => form.decision === 'approve' || form.decisionReason !== '', {
    path: ['decisionReason'],
    message: '不同意要写明理由，提出人才知道怎么改。',
  })
