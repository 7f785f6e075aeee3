import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'

/** A form as it stands on a page: what was typed, and what is wrong with it. */
export interface FormState {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

export const UNTOUCHED: FormState = { typed: {}, errors: [] }
