import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'

/** A field that a type of publication has beyond title and text. */
export const ContentField = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'date', 'moment', 'choice', 'number', 'link']),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
  hint: z.string().optional(),
  /** What a number counts: 天, 公里. */
  unit: z.string().optional(),
  /** Shown beside the title in lists. */
  listed: z.boolean().optional(),
  /** The field whose day this one may not come before. */
  notBefore: z.string().optional(),
  /** Needed where another field says so. */
  requiredWhen: z.object({ key: z.string(), is: z.string() }).optional(),
  /** The choice by which the figures are another agency's: they are linked, never issued again (access-requests R-5). */
  elsewhere: z.string().optional(),
})
export type ContentField = z.infer<typeof ContentField>

type Values = Readonly<Record<string, string>>

const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/
const NUMBER = /^\d{1,6}(?:\.\d{1,2})?$/

/** What is missing or impossible in the own fields of a text; each sentence stands beside its field. */
export function lacksOfFields(fields: readonly ContentField[], values: Values): readonly FieldError[] {
  return fields.flatMap((field) => {
    const message = lackOf(field, values) ?? orderLack(field, fields, values)
    return message === null ? [] : [{ field: `field-${field.key}`, message }]
  })
}

/** Whether a text says that its figures are another agency's. */
export function isMadeElsewhere(fields: readonly ContentField[], values: Values): boolean {
  return fields.some(({ key, elsewhere }) => elsewhere !== undefined && values[key] === elsewhere)
}

function lackOf(field: ContentField, values: Values): string | null {
  const { label, choices = [] } = field
  const value = (values[field.key] ?? '').trim()
  if (value === '') return isRequired(field, values) ? `请填${label}。` : null
  switch (field.kind) {
    case 'text':
      return null
    case 'date':
      return isCivilDate(value) ? null : `${label}要写成 2026-08-30 这样的日期。`
    case 'moment':
      return MOMENT.test(value) && isCivilDate(value.slice(0, 10))
        ? null
        : `${label}要写成 2026-08-30 14:05 这样的时间。`
    case 'choice':
      return choices.includes(value) ? null : `请从列出的${label}里选一个。`
    case 'number':
      return NUMBER.test(value) && Number(value) > 0 ? null : `${label}只写数字，例如 2 或 36.5。`
    case 'link':
      return isWebAddress(value) ? null : `${label}要写完整，以 https:// 开头。`
  }
}

function isRequired({ required, requiredWhen }: ContentField, values: Values): boolean {
  return required || (requiredWhen !== undefined && values[requiredWhen.key] === requiredWhen.is)
}

/** A day before the one it follows is a slip. */
function orderLack(field: ContentField, fields: readonly ContentField[], values: Values): string | null {
  const earlier = fields.find(({ key }) => key === field.notBefore)
  const [first, second] = [values[earlier?.key ?? ''] ?? '', values[field.key] ?? '']
  if (earlier === undefined || !isCivilDate(first) || !isCivilDate(second) || first <= second) return null
  return `${field.label}在${earlier.label}（${first}）之前。`
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol)
}
