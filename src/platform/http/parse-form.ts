import type { z } from 'zod'
import type { FieldError } from '../../kernel/refusal.ts'

/** What was typed, as it can be shown again. */
export type Typed = Readonly<Record<string, string>>

/** A form either as its schema knows it, or what is wrong beside each field. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Parses a posted form once, at the edge; the first sentence per field counts. */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: Readonly<Record<string, unknown>>,
): Parsed<z.infer<S>> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    if (!errors.has(field)) errors.set(field, { field, message: issue.message })
  }
  return { ok: false, errors: [...errors.values()] }
}

/** The text fields as they were typed, so that nothing is lost when the form is shown again. */
export function typedFields(form: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The values of a field that may come several times. */
export function listOf(form: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = form[name]
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' ? [value] : []
}

/** The sentence for one field, if there is one. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
