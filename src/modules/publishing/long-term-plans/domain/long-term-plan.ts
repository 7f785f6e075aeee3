import type { FieldError } from '../../../../kernel/refusal.ts'

/** 规划: a plan of several years. */
export interface LongTermPlan {
  readonly id: string
  readonly name: string
  readonly fromYear: number
  readonly toYear: number
  readonly divisionId: string
}

/** The term as texts write it: 2026—2030. */
export function termOf({ fromYear, toYear }: Pick<LongTermPlan, 'fromYear' | 'toYear'>): string {
  return `${String(fromYear)}—${String(toYear)}`
}

/** The type of text that a stage is released as, and the column that takes it. */
export const PLAN_TYPE = 'plan'
export const PLAN_COLUMN = 'ghjh'

/** What a text of type 规划 says of its plan. */
type Fields = Readonly<Record<string, string>>

/** What is wrong with what a text says of its plan, field by field: its name, its term, the year it reports on. */
export function lacksOfStageText(
  fields: Fields,
  plans: readonly LongTermPlan[],
): readonly (FieldError & { readonly unknown?: true })[] {
  const name = (fields.plan ?? '').trim()
  if (name === '') return []
  const plan = plans.find((known) => known.name === name)
  if (plan === undefined)
    return [
      {
        field: 'field-plan',
        message: `没有登记叫“${name}”的规划。先登记，或者改成登记的名称。`,
        unknown: true,
      },
    ]
  const term = plain(fields.term ?? '')
  const lacks: FieldError[] = []
  if (term !== '' && term !== plain(termOf(plan)))
    lacks.push({ field: 'field-term', message: `登记的规划期是 ${termOf(plan)}。` })
  const year = Number(fields.year ?? '')
  if (fields.stage === '年度实施情况' && (fields.year ?? '') !== '' && !isInTerm(plan, year))
    lacks.push({ field: 'field-year', message: `实施年度要在规划期 ${termOf(plan)} 里。` })
  return lacks
}

function plain(term: string): string {
  return term.replace(/\s|年/g, '').replace(/[-–—－~～至到]+/g, '-')
}

function isInTerm({ fromYear, toYear }: LongTermPlan, year: number): boolean {
  return Number.isInteger(year) && year >= fromYear && year <= toYear
}
