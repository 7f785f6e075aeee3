import { z } from 'zod'
import { civilDateOf } from '../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'

const Day = z
  .string()
  .default('')
  .transform((text, context): CivilDate => {
    const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text.trim()) ?? []
    const found = civilDateOf(Number(year), Number(month), Number(day))
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
    return z.NEVER
  })

/** A head's function handed to another person for a time; `post` is `function:division`. */
export const DelegationForm = z.object({
  post: z
    .string('请选要委托的职能。')
    .regex(/^(head|openness-head):[0-9a-f-]{36}$/, '请选要委托的职能。')
    .transform((text) => {
      const [held = '', divisionId = ''] = text.split(':')
      return { function: held === 'head' ? ('head' as const) : ('openness-head' as const), divisionId }
    }),
  toId: z.uuid('请选委托给谁。'),
  since: Day,
  until: Day,
  reason: z
    .string('请写明原因。')
    .trim()
    .min(1, '请写明原因，例如出差、休假。')
    .max(200, '原因最多 200 字。'),
})
export type DelegationForm = z.infer<typeof DelegationForm>
