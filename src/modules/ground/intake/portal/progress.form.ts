import { z } from 'zod'
import { readCode, readNumber } from '../domain/query-code.ts'

/** Number and query code as people type them: spaces, hyphens and full-width digits are all right. */
export const ProgressForm = z.object({
  number: z
    .string('请填编号')
    .trim()
    .min(1, '请填编号，例如 2026 1。')
    .max(60, '编号太长，例如 2026 1。')
    .transform((typed, context) => readNumber(typed) ?? wrong(context, '编号要有年份和号数，例如 2026 1。')),
  code: z
    .string('请填查询码')
    .trim()
    .min(1, '请填查询码，12 位数字。')
    .max(60, '查询码是 12 位数字。')
    .transform((typed, context) => readCode(typed) ?? wrong(context, codeTrouble(typed))),
})

function codeTrouble(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/\D/g, '').length
  return `查询码是 12 位数字，现在是 ${String(digits)} 位。空格可有可无。`
}

function wrong(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
