import { z } from 'zod'
import { OptionalDay } from '../optional-day.ts'

/** Unit names as typed: separated by 、 or commas or lines. */
const Names = z
  .string()
  .max(2000, '处室名太多了')
  .transform((text) => [
    ...new Set(
      text
        .split(/[、,，;；\n]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ])

/** The correction of one measure at review. */
export const MeasureForm = z.object({
  heading: z
    .string()
    .trim()
    .max(200, '小标题最多 200 字')
    .transform((text) => (text === '' ? null : text)),
  text: z
    .string('请填措施的文字')
    .trim()
    .min(1, '措施的文字不能是空的')
    .max(5000, '一项措施最多 5000 字，请拆开'),
  lead: Names.refine((names) => names.length > 0, '请写牵头处室；几个处室用、隔开。'),
  participants: Names,
  deadline: OptionalDay,
  deadlineText: z
    .string()
    .trim()
    .max(100, '时限的说法最多 100 字')
    .transform((text) => (text === '' ? null : text)),
  rhythm: z
    .enum(['', 'month', 'quarter', 'half-year', 'year'], '请从名单里选周期')
    .transform((value) => (value === '' ? null : value)),
})

/** Title and year of a plan. */
export const HeadForm = z.object({
  title: z.string('请填标题').trim().min(2, '请填标题').max(200, '标题最多 200 字'),
  year: z.coerce
    .number('年度写四位数字，例如 2026')
    .int('年度写四位数字')
    .min(2008, '年度从 2008 年起')
    .max(2100, '年度写错了'),
})

/** Pasted text; a file is checked by its content. */
export const PastedForm = z.object({
  text: z.string().max(3_000_000, '文字太长了，请改用上传文件').default(''),
})

export const ReasonForm = z.object({
  reason: z.string('请写明理由').trim().min(2, '请写明理由').max(1000, '理由最多 1000 字'),
})
