import { functionNames } from '../../../../kernel/actor.ts'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { CountedDay } from '../domain/counted-days.ts'
import type { CoOwner, DutyAction } from '../domain/urging.ts'
import type { DutyEvent, KnownDuty, Urge } from '../store/urges.ts'

/** Everything the page of a duty shows. */
export interface DutyView {
  readonly duty: KnownDuty
  readonly kindName: string
  readonly owner: string
  readonly days: readonly CountedDay[]
  readonly events: readonly DutyEvent[]
  readonly urges: readonly Urge[]
  /** Letters this person sent himself. */
  readonly ownUrges: ReadonlySet<string>
  readonly coOwners: readonly (CoOwner & { readonly name: string })[]
  readonly actions: readonly DutyAction[]
  readonly today: CivilDate
  /** Whether a coming 放假安排 may still move the day. */
  readonly provisional: boolean
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly division: string }[]
  readonly urging: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => { readonly token: string; readonly submissionId: string }
}

/** Who owes a duty, in words: the division with the function that does it. */
export function ownerWords(
  duty: Pick<KnownDuty, 'divisionId' | 'function'>,
  names: ReadonlyMap<string, string>,
): string {
  const division = duty.divisionId === null ? '' : (names.get(duty.divisionId) ?? '（已撤并的处室）')
  return division + functionNames[duty.function]
}
