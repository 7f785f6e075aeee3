import type { FieldError } from '../../../../../kernel/refusal.ts'
import type { Aside } from '../../../../../kernel/source-document.ts'
import type { Division } from '../../../../ground/organisation/index.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Owners, Question } from '../../domain/questions.ts'
import type { SourceRun } from '../../domain/marked-source.ts'
import type { FormKey } from '../../../../../workbench/form-keys.ts'

/** One measure of the review with what is understood of it. */
export interface ReviewedMeasure {
  readonly measure: Measure
  readonly owners: Owners
  readonly asked: boolean
}

/** Everything the review page shows. */
export interface ReviewView {
  readonly plan: Plan
  readonly questions: readonly Question[]
  readonly reviewed: readonly ReviewedMeasure[]
  readonly lines: readonly (readonly SourceRun[])[]
  readonly divisions: readonly Division[]
  /** What 相关处室 was last taken to mean, by name. */
  readonly lastChoices: ReadonlyMap<string, readonly string[]>
  readonly asides: readonly Aside[]
  /** What is wrong with the answer to a question. */
  readonly errors: readonly FieldError[]
  readonly formKey: () => FormKey
}

/** Names of divisions in a row; 各处室 is said as such with its count. */
export function divisionNames(ids: readonly string[], divisions: readonly Division[]): string {
  const offices = divisions.filter((d) => d.kind === 'office')
  const all = offices.length > 3 && offices.every((office) => ids.includes(office.id))
  const named = divisions
    .filter((d) => ids.includes(d.id) && !(all && d.kind === 'office'))
    .map((d) => d.name)
  return [...(all ? [`各处室（${String(offices.length)}）`] : []), ...named].join('、')
}
