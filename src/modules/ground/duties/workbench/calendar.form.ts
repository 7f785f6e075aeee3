import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { checkNotice, mayHaveNotice, noticeTitle, readNotice } from '../../rules/index.ts'
import type { Notice } from '../../rules/index.ts'

/** A notice of the State Council as it is typed or pasted. */
export const NoticeForm = z.object({
  year: z
    .string('请写是哪一年的安排。')
    .trim()
    .regex(/^\d{4}$/, '请写四位数的年份，例如 2027。')
    .transform(Number),
  documentNumber: z
    .string('请写通知的文号。')
    .trim()
    .min(1, '请写通知的文号，例如 国办发明电〔2026〕7号。')
    .max(60, '文号太长。'),
  off: z.string('请写放假的日子。').max(5000, '太长了，请只留日期那几行。'),
  working: z.string().max(5000, '太长了，请只留日期那几行。').default(''),
  step: z.enum(['preview', 'save', 'edit']).catch('preview'),
})
export type NoticeForm = z.infer<typeof NoticeForm>

/** The notice of a form, or what is wrong with it. Years are loaded one after the other. */
export function noticeOf(
  form: NoticeForm,
  known: { readonly today: CivilDate; readonly lastYear: number | null },
): { readonly notice: Notice } | { readonly errors: readonly FieldError[] } {
  const { year, documentNumber } = form
  const off = readNotice(form.off, 'off', year)
  const working = readNotice(form.working, 'working', year)
  const days = [...off.days, ...working.days.filter(({ day, kind }) => !isSaid(off.days, day, kind))]
  const errors = [...yearErrors(year, known), ...off.errors, ...working.errors, ...checkNotice(year, days)]
  if (errors.length > 0) return { errors }
  return { notice: { year, documentNumber, source: noticeTitle(year), days } }
}

function isSaid(days: Notice['days'], day: CivilDate, kind: 'off' | 'working'): boolean {
  return days.some((other) => other.day === day && other.kind === kind)
}

function yearErrors(
  year: number,
  known: { readonly today: CivilDate; readonly lastYear: number | null },
): readonly FieldError[] {
  if (!mayHaveNotice(year, known.today))
    return [{ field: 'year', message: `${String(year)} 年的通知现在不会有；请核对年份。` }]
  if (known.lastYear !== null && year > known.lastYear + 1)
    return [{ field: 'year', message: `请先录入 ${String(known.lastYear + 1)} 年的安排，年份不能跳过。` }]
  return []
}
