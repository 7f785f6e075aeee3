import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'
import { standingNames } from '../domain/standing.ts'
import type { RatingStanding } from '../domain/standing.ts'

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const words = (most: number) => z.preprocess(first, z.string().trim().max(most).catch(''))

/** What a reader asks of the register, and as on which day; an impossible day is no day. */
export const RegisterQuery = z.object({
  q: words(60),
  level: words(20),
  state: z.preprocess(
    first,
    z
      .custom<RatingStanding>((value) => typeof value === 'string' && Object.hasOwn(standingNames, value))
      .nullable()
      .catch(null),
  ),
  on: z.preprocess(
    first,
    z
      .string()
      .transform((text): CivilDate | null => typedDay(text))
      .catch(null),
  ),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(2000).catch(1)),
})
export type RegisterQuery = z.infer<typeof RegisterQuery>

/** The query as it stands in an address, without what is not asked. */
export function addressOf(query: RegisterQuery): string {
  const { q, level, state, on, page } = query
  return new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(level === '' ? {} : { level }),
    ...(state === null ? {} : { state }),
    ...(on === null ? {} : { on }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
}
