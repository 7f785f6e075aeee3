import type { MeasureChoice } from './portal.form.ts'
import type { ReleasedPeriod, ReleasedPlan } from './released-periods.ts'

/** A version that went out before; what it was replaced for. */
export interface ReleasedVersion {
  readonly number: number
  readonly contentHash: string
  readonly releasedAt: Date
  readonly changeNote: string | null
}

/** Everything a page of one period shows. */
export interface PeriodView {
  readonly plan: ReleasedPlan
  readonly shown: ReleasedPeriod
  /** Newest first; the first is the one shown. */
  readonly versions: readonly ReleasedVersion[]
  readonly choice: MeasureChoice
  /** Who gathers and answers for the whole period. */
  readonly office: { readonly name: string; readonly phone: string | null } | null
}
