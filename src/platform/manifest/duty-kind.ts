import type { ComponentChildren } from 'preact'
import type { FunctionName } from '../../kernel/actor.ts'
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

/** A kind of duty, as boards and filters name it. */
export interface DutyKind {
  readonly kind: string
  /** At most eight characters: 报落实情况. */
  readonly name: string
  /**
   * For kinds that are signed: text and difference with 同意 and 退回, shown in 今日. The forms post to the module's own
   * routes with `back=/workbench`. Null when there is nothing to sign for this person.
   */
  readonly sign?: (ask: Pick<Ask, 'work' | 'visit'>, duty: DutyToSign) => Promise<ComponentChildren | null>
}
