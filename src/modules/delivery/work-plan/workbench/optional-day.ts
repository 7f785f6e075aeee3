import { z } from 'zod'
import type { CivilDate } from '../../../../kernel/civil-date.ts'
import { typedDay } from '../../../../kernel/typed-day.ts'

/** A day as people type it; empty means that the document names none. */
export const OptionalDay = z
  .string()
  .default('')
  .transform((text, context): CivilDate | null => {
    if (text.trim() === '') return null
    const day = typedDay(text)
    if (day === null)
      context.addIssue({
        code: 'custom',
        message: '日期要写成 2026-08-30 这样，而且那一天要存在；没有写明的日子就空着。',
      })
    return day
  })
