import type { ComponentChildren } from 'preact'
import type { FunctionName } from '../../kernel/actor.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import type { Typed } from '../http/parse-form.ts'
import type { Ask } from '../http/route.ts'

/** What a module needs to know of a duty to show what is to be signed. */
export interface DutyToSign {
  readonly id: string
  readonly subject: string
  readonly url: string
  readonly bundle: string | null
  readonly divisionId: string | null
  readonly function: FunctionName
}

/** The row of 今日 in which something is signed: where its forms post to, and what was wrong the last time. */
export interface SignRow {
  readonly action: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** How a kind of duty is signed in 今日, without leaving it. */
export interface Signing {
  /** Text and difference with 同意 and 退回. Null when there is nothing to sign for this person. */
  readonly show: (
    ask: Pick<Ask, 'work' | 'visit'>,
    duty: DutyToSign,
    row: SignRow,
  ) => Promise<ComponentChildren | null>
  /**
   * Does what the pressed button says, and answers with what is wrong beside its field; then nothing has an effect.
   * Refuses whom the module's own page refuses.
   */
  readonly act: (ask: Ask, duty: DutyToSign) => Promise<readonly FieldError[]>
}

/** A kind of duty, as boards and filters name it. */
export interface DutyKind {
  readonly kind: string
  /** At most eight characters: 报落实情况. */
  readonly name: string
  /** For kinds that are signed. */
  readonly signing?: Signing
}
