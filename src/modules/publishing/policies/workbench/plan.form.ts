import { z } from 'zod'
import { isCivilDate } from '../../../../kernel/civil-date.ts'
import { listOf } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { briefingNames, CHANNELS, firstActNames, INTERPRETATION_FORMS } from '../domain/plan.ts'
import type { Briefing, FirstAct, Plan } from '../domain/plan.ts'

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `最多 ${String(longest)} 字。`)
    .default('')
const oneOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  z
    .custom<T | ''>(
      (value) => value === '' || (typeof value === 'string' && Object.hasOwn(names, value)),
      '请选一项。',
    )
    .default('')

/** The form of a 解读方案; anything may stay empty until the package is sent to its gates. */
export const PlanForm = z.object({
  interpreter: words(100),
  firstInterpreter: words(60),
  firstAct: oneOf<FirstAct>(firstActNames),
  firstActNote: words(300),
  firstActPiece: words(100),
  outline: words(2000),
  risk: words(2000),
  briefing: oneOf<Briefing>(briefingNames),
  briefingOn: z
    .string()
    .trim()
    .transform((typed) => typed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
    .refine((typed) => typed === '' || isCivilDate(typed), '日期写成 2026-08-30 这样。')
    .default(''),
  briefingNote: words(300),
  revision: z.coerce.number().int().min(0).catch(0),
})

/** What was typed as a plan, with the boxes that were ticked. */
export function planTyped(
  value: z.infer<typeof PlanForm>,
  form: Readonly<Record<string, unknown>>,
): Plan & { readonly revision: number } {
  const { firstAct, briefing, briefingOn, ...rest } = value
  return {
    ...rest,
    ...boxesOf(form),
    firstAct: firstAct === '' ? null : firstAct,
    briefing: briefing === '' ? null : briefing,
    briefingOn: isCivilDate(briefingOn) ? briefingOn : null,
  }
}

/** The boxes that were ticked, as far as they are offered. */
export function boxesOf(form: Readonly<Record<string, unknown>>): Pick<Plan, 'forms' | 'channels'> {
  return {
    forms: INTERPRETATION_FORMS.filter((name) => listOf(form, 'forms').includes(name)),
    channels: CHANNELS.filter((name) => listOf(form, 'channels').includes(name)),
  }
}

/** A kept plan as its form shows it. */
export function typedPlan(plan: Plan): Typed {
  return {
    interpreter: plan.interpreter,
    firstInterpreter: plan.firstInterpreter,
    firstAct: plan.firstAct ?? '',
    firstActNote: plan.firstActNote,
    firstActPiece: plan.firstActPiece,
    outline: plan.outline,
    risk: plan.risk,
    briefing: plan.briefing ?? '',
    briefingOn: plan.briefingOn ?? '',
    briefingNote: plan.briefingNote,
  }
}
