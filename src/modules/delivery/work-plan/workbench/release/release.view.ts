import type { Period } from '../../../../../kernel/period.ts'
import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Typed } from '../../../../../platform/http/parse-form.ts'
import type { Division } from '../../../../ground/organisation/index.ts'
import type { PeriodContent } from '../../domain/period-content.ts'
import type { ReleaseAction } from '../../domain/period-release.ts'
import type { Plan } from '../../domain/plan.ts'
import type { GatheredMeasure } from '../../gather-period.ts'
import type { PeriodRelease } from '../../store/releases.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

/** Everything the release page shows. */
export interface ReleaseView {
  readonly plan: Plan
  readonly period: Period
  readonly releases: readonly PeriodRelease[]
  readonly actions: readonly ReleaseAction[]
  readonly own: boolean
  readonly gathered: readonly GatheredMeasure[]
  /** What was frozen when it was handed in; shown to whoever approves. */
  readonly frozen: PeriodContent | null
  readonly divisions: readonly Division[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** Where the forms of the page lead. */
export function releasePath(view: ReleaseView): string {
  return `/workbench/plans/${view.plan.id}/releases/${view.period.id}`
}
