import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import type { OpenDuty } from '../../../../ground/duties/index.ts'
import type { Division } from '../../../../ground/organisation/index.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Plan } from '../../domain/plan.ts'
import type { ChangeRequest } from '../../store/changes.ts'
import type { MeasureSurvey } from '../../survey-measure.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

/** The change form as it stands: the present terms, or what was typed. */
export interface ChangeFields {
  readonly text: string
  readonly leadIds: readonly string[]
  readonly participantIds: readonly string[]
  readonly deadline: string
  readonly reason: string
}

/** A form of the page that came back with something to change. */
export type WrongMeasureForm =
  | { readonly form: 'change'; readonly fields: ChangeFields; readonly errors: readonly FieldError[] }
  | { readonly form: 'round'; readonly typed: Typed; readonly errors: readonly FieldError[] }
  | { readonly form: 'decide'; readonly typed: Typed; readonly errors: readonly FieldError[] }

/** What this person may do with the measure's changes: a form, or the sentence why not. */
export interface ChangeRights {
  readonly mayRequest: boolean
  readonly mayDecide: boolean
  /** Why the decision is not this person's; null where it is. */
  readonly notYours: string | null
}

/** Everything the page of a measure shows. */
export interface MeasureView {
  readonly plan: Plan
  readonly measure: Measure
  readonly survey: MeasureSurvey
  readonly divisions: readonly Division[]
  readonly duties: readonly OpenDuty[]
  readonly today: CivilDate
  /** Counted days after it are 暂定. */
  readonly provisionalAfter: CivilDate | null
  /** The change that waits, and those that were decided, newest first. */
  readonly openChange: ChangeRequest | null
  readonly decided: readonly ChangeRequest[]
  readonly rights: ChangeRights
  /** Whether this person reads a division's form, texts and internal evidence. */
  readonly readsFormOf: (divisionId: string) => boolean
  /** Whether this person meets a round of a rhythm for a division. */
  readonly meetsFor: (divisionId: string) => boolean
  readonly ledger: ComponentChildren
  readonly wrong: WrongMeasureForm | null
  readonly formKey: () => FormKey
}

/** The name of a division; one that was closed since keeps its place. */
export function divisionName(view: Pick<MeasureView, 'divisions'>, id: string): string {
  return view.divisions.find((division) => division.id === id)?.name ?? '（已撤并的处室）'
}
