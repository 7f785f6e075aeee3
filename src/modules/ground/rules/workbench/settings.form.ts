import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { typedValue } from '../../../../kernel/setting.ts'
import type { Setting } from '../../../../kernel/setting.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import type { SettingChange } from '../domain/setting-change.ts'

const Reason = z
  .string('请写明为什么改。')
  .trim()
  .min(1, '请写明为什么改，例如会议决定或来文。')
  .max(500, '理由最多 500 字。')

/** A value as it was typed, the day from which it is to hold, and why. */
export const SettingForm = z.object({
  value: z.string('请填新的值。').max(1000, '太长了。'),
  from: z
    .string()
    .default('')
    .transform((text, context): CivilDate => {
      const day = typedDay(text)
      if (day !== null) return day
      context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
      return z.NEVER
    }),
  reason: Reason,
})
export type SettingForm = z.infer<typeof SettingForm>

/** 同意、不同意 or 撤回; a refusal needs its reason. */
export const SettingDecisionForm = z
  .object({
    decision: z.enum(['approved', 'refused', 'withdrawn'], '请按「同意」或「不同意」。'),
    decisionReason: z.string().trim().max(500, '理由最多 500 字。').default(''),
  })
  .refine((form) => form.decision !== 'refused' || form.decisionReason !== '', {
    path: ['decisionReason'],
    message: '不同意要写明理由，提出人才知道怎么改。',
  })

/** The change a form asks for, or what is wrong with it: out of range, or a day that is past. */
export function changeOf(
  setting: Setting<unknown>,
  form: SettingForm,
  today: CivilDate,
): { readonly change: SettingChange<unknown> } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const value = typedValue(setting, form.value)
  try {
    setting.parse(value)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    errors.push({ field: 'value', message: `${error.message}。` })
  }
  if (form.from < today)
    errors.push({ field: 'from', message: `过去的日子已经按原来的值办了，请写今天（${today}）或以后。` })
  return errors.length > 0 ? { errors } : { change: { value, from: form.from, reason: form.reason } }
}
