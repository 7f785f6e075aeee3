import { z } from 'zod'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { makingStepNames } from '../domain/making.ts'
import type { Identified, MakingStep, StepOutcome } from '../domain/making.ts'
import type { StepToRecord } from '../domain/making-checks.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${String(most)} 字。`)
    .default('')
const lineOrNull = (most: number) => line(most).transform((text) => (text === '' ? null : text))
const tick = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

/** 认定 of a 规范性文件 that is going to be made. */
export const IdentifyForm = z.object({
  title: line(200),
  identifiedBecause: line(500),
  operators: tick,
  economic: tick,
  rights: tick,
  urgentBecause: lineOrNull(300),
}) satisfies z.ZodType<Identified>

export const DivisionForm = z.object({ divisionId: z.string().min(1, '请选起草处室。') })

export const EndForm = z.object({ endReason: line(300) })

/** Which of the steps a form records. */
export const StepName = z.custom<MakingStep>(
  (value) => typeof value === 'string' && Object.hasOwn(makingStepNames, value),
)

const dayOrNull = z
  .string()
  .default('')
  .transform((typed, context) => {
    const day = typedDay(typed)
    if (day === null && typed.trim() !== '')
      context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
    return day
  })

const OUTCOMES = [
  ...['done', 'held', 'not-needed', 'fits', 'exempt', 'unfit', 'lawful', 'unlawful', 'amend'],
  ...['resubmitted', 'passed', 'not-passed'],
] as const satisfies readonly StepOutcome[]

/** What is typed of a step; which of it is needed, the rules of the step say. */
export const StepForm = z.object({
  outcome: z.enum(OUTCOMES).nullable().catch(null),
  on: dayOrNull,
  finding: line(1000),
  from: dayOrNull,
  until: dayOrNull,
  place: lineOrNull(200),
  opinions: z
    .string()
    .trim()
    .default('')
    .transform((typed, context) => {
      if (typed === '') return null
      if (/^\d{1,6}$/.test(typed)) return Number(typed)
      context.addIssue({ code: 'custom', message: '请写数目，没有的写 0。' })
      return null
    }),
  consistency: lineOrNull(500),
  advice: z.enum(['all', 'partly']).nullable().catch(null),
  adviceReason: lineOrNull(500),
  reference: lineOrNull(100),
  documentNumber: line(60),
  cleared: tick,
})
export type StepForm = z.infer<typeof StepForm>

/** The outcome of a step that has only one. */
const ONLY: Readonly<Partial<Record<MakingStep, StepOutcome>>> = {
  assess: 'done',
  revise: 'resubmitted',
  issue: 'done',
  file: 'done',
}

/** The name of a field in the form of a step: several of them may stand on one page. */
export function stepField(step: MakingStep, field: string): string {
  return `${step}-${field}`
}

/** A typed form as the step it records. */
export function stepOf(
  step: MakingStep,
  form: StepForm & { readonly on: NonNullable<StepForm['on']> },
): StepToRecord {
  const { on, finding, from, until, place, opinions, consistency, advice, adviceReason, reference } = form
  const outcome = ONLY[step] ?? form.outcome
  return {
    ...{ step, outcome, on, finding, from, until, place, opinions, consistency },
    ...{ advice, adviceReason, reference },
  }
}
