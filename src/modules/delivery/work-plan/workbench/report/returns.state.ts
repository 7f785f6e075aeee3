import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'
import type { ReturnMode, ReturnView, WaitingReturn } from './returns.view.ts'

/** The form with what the moment adds: what was just done, what is wrong, what was typed. */
export interface ReturnPageState {
  readonly view: ReturnView
  readonly mode: ReturnMode
  readonly seen: string
  readonly done: string
  readonly errors: readonly FieldError[]
  /** What was typed, where the page is shown again; null where it is opened. */
  readonly typed: Typed | null
  /** The pieces ticked 可公开 as posted; null where the stored ticks stand. */
  readonly publicIds: readonly string[] | null
  /** The person heads this division. */
  readonly heads: boolean
  /** What was typed has been saved although something is wrong. */
  readonly kept: boolean
  /** Measure whose evidence fields stand open. */
  readonly adding: string
  readonly waiting: readonly WaitingReturn[]
  readonly formKey: () => FormKey
}
