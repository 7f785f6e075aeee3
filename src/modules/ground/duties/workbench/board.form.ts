import { z } from 'zod'

const Word = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .nullish()
    .transform((text) => text ?? null)
    .catch(null)

/** What of the board is looked at; anything that is no filter looks at everything. */
export const BoardQuery = z.object({
  division: Word(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|none)$/),
  kind: Word(/^[a-z][a-z-]*\.[a-z][a-z-]*$/),
  state: Word(/^(undated|late|later|standing|[12]\d{3}-(0[1-9]|1[0-2]))$/),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type BoardQuery = z.infer<typeof BoardQuery>
