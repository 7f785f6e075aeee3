import { z } from 'zod'
import { typedDay } from '../../../../kernel/typed-day.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import type { TypedRating } from '../domain/read-rating.ts'
import type { Rating } from '../domain/rating.ts'

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const words = (most: number) => z.preprocess(first, z.string().trim().max(most).catch(''))

/** What a clerk looks for in the register. */
export const RatingsQuery = z.object({
  q: words(60),
  kind: words(40),
  /** Whose last day it is. */
  until: words(10),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(2000).catch(1)),
})
export type RatingsQuery = z.infer<typeof RatingsQuery>

/** The elements of a rating as they were typed; what is not there is empty. */
export function typedRating(typed: Typed): TypedRating {
  const at = (field: keyof TypedRating) => (typed[field] ?? '').trim()
  return {
    kind: at('kind'),
    name: at('name'),
    level: at('level'),
    documentNumber: at('documentNumber'),
    grantedOn: at('grantedOn'),
    validUntil: at('validUntil'),
    revokedOn: at('revokedOn'),
    revokedBecause: at('revokedBecause'),
  }
}

/** A rating as it stands in the fields of its form. */
export function typedOf(rating: Rating): Typed {
  const { kindId, name, level, documentNumber, grantedOn } = rating
  return {
    ...{ kind: kindId, name, level, documentNumber, grantedOn },
    validUntil: rating.validUntil ?? '',
    revokedOn: rating.revokedOn ?? '',
    revokedBecause: rating.revokedBecause ?? '',
  }
}

const reason = (missing: string) => z.string(missing).trim().min(1, missing).max(200, '最多 200 字。')

export const RevokeForm = z.object({
  revokedOn: z.string('请写取消日期。').transform((text, context) => {
    const day = typedDay(text)
    if (day !== null) return day
    context.addIssue({ code: 'custom', message: '请写成 2026-08-30 这样的日期。' })
    return z.NEVER
  }),
  revokedBecause: reason('请写取消的原因，公开页上会显示。'),
})
export const RunOutForm = z.object({ notRenewedBecause: reason('请写为什么不再续。') })
export const StrikeForm = z.object({ struckBecause: reason('请写哪里登记错了。') })
export const Revision = z.coerce.number().int().min(1).catch(0)

/** 核对公布, with what changed and the content that was read. */
export const ReleaseForm = z.object({
  changeNote: z.string().trim().max(200, '最多 200 字。').default(''),
  seen: z.string().catch(''),
})
/** After the first release every one says what changed. */
export const NO_NOTE = { field: 'changeNote', message: '请写明改了什么、为什么。' } as const
