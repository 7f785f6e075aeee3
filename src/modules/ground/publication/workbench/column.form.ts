import { z } from 'zod'
import { listOf } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { SiteColumn } from '../domain/publication.ts'

const orNone = z
  .string()
  .default('')
  .transform((id) => (id === '' ? null : id))

/** What is said of a column; its address, which never changes, stands apart. */
export const ColumnForm = z.object({
  name: z.string('请写名称').trim().min(2, '请写栏目名称。').max(20, '栏目名称最多 20 字，直观、不要太长。'),
  description: z.string('请写说明').trim().min(4, '请写这个栏目放什么。').max(200, '说明最多 200 字。'),
  keywords: z
    .string('请写关键词')
    .trim()
    .min(2, '请写关键词，几个之间用逗号。')
    .max(100, '关键词最多 100 字。'),
  divisionId: orNone,
  parentId: orNone,
  routeId: orNone,
  rhythmDays: z
    .string()
    .trim()
    .regex(/^(?:[1-9]\d{0,2})?$/, '写 1 到 400 的天数；有事才更新的，空着。')
    .transform((days) => (days === '' ? null : Number(days)))
    .refine((days) => days === null || days <= 400, '写 1 到 400 的天数；有事才更新的，空着。'),
  /** Not asked of a column that another module fills. */
  delivery: z.enum(['here', 'handover', 'both'], '请选发布到哪里。').optional(),
  position: z.coerce.number('请写第几个').int('请写整数').min(1, '从 1 起').max(500, '最大 500'),
})

/** The types that were ticked. */
export function tickedTypes(form: Readonly<Record<string, unknown>>): readonly string[] {
  return listOf(form, 'types')
}

/** A column as it stands in the fields of its form. */
export function typedOf(column: SiteColumn): Typed {
  const { name, description, keywords, divisionId, parentId, routeId, rhythmDays, position, delivery } =
    column
  return {
    ...{ name, description, keywords, delivery, position: String(position) },
    ...{ divisionId: divisionId ?? '', parentId: parentId ?? '', routeId: routeId ?? '' },
    rhythmDays: rhythmDays === null ? '' : String(rhythmDays),
  }
}
