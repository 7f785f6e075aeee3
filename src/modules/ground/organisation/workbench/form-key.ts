import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { Ask } from '../../../../platform/http/route.ts'

/** What ties one form of a page to its session; each form has an id of its own. */
export interface FormKey {
  readonly token: string
  readonly submissionId: string
}

/** A form as it stands on a page: what was typed, and what is wrong with it. */
export interface FormState {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

export const UNTOUCHED: FormState = { typed: {}, errors: [] }

export function formKeys(ask: Ask): () => FormKey {
  return () => ({ token: ask.visit.csrfToken, submissionId: ask.work.newId() })
}
