import type { FieldError } from '../../../../kernel/refusal.ts'

/** What is wrong with the button that was pressed belongs to the form as a whole: there is no field to lead to. */
export function buttonApart(errors: readonly FieldError[], button: string): readonly FieldError[] {
  return errors.map(({ field, message }) => ({ field: field === button ? '' : field, message }))
}
