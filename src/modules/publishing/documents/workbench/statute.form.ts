import { z } from 'zod'
import { typedDay } from '../../../../kernel/typed-day.ts'
import type { StatuteToEnter } from '../check-statute.ts'
import type { Found } from '../domain/statute.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${String(most)} 字。`)
    .default('')

/** A law or rule of others, as it is entered; 书名号 are left out. */
export const StatuteForm = z.object({
  title: line(120).transform((title) => title.replace(/^《|》$/gu, '')),
  issuer: line(120),
  divisionId: z.string().min(1, '请选负责核对的处室。'),
}) satisfies z.ZodType<StatuteToEnter>

const fields = {
  edition: line(60),
  officialUrl: line(300),
  since: z
    .string()
    .default('')
    .transform((typed, context) => {
      const day = typedDay(typed)
      if (day === null && typed.trim() !== '')
        context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
      return day
    }),
  note: line(300),
}

/** A look at the official text. */
export const CheckedForm = z.object({
  outcome: z.enum(['unchanged', 'amended', 'repealed'], '请选核对的结论。'),
  ...fields,
}) satisfies z.ZodType<Found>

/** The first look, which comes with entering it. */
export const FirstLookForm = z
  .object(fields)
  .transform((found): Found => ({ ...found, outcome: 'entered', since: null }))

/** 同意 or 退回 of a look. */
export const ConfirmForm = z.object({
  answer: z.enum(['agree', 'return'], '请选同意或退回。'),
  answerReason: line(300),
})
