import { z } from 'zod'
import { levelCalled } from '../domain/policy-system.ts'
import { validityNames } from '../domain/validity.ts'
import type { Validity } from '../domain/validity.ts'

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
/** What a reader asks of the list of documents. */
export const PoliciesQuery = z.object({
  q: z.preprocess(first, z.string().trim().max(60).catch('')),
  state: z.preprocess(
    first,
    z
      .custom<Validity>((value) => typeof value === 'string' && Object.hasOwn(validityNames, value))
      .nullable()
      .catch(null),
  ),
  /** 主题分类 and 层级, as the 政策体系 leads here. */
  topic: z.preprocess(first, z.string().trim().max(60).catch('')),
  level: z.preprocess(first, z.string().transform(levelCalled).catch(null)),
  year: z.preprocess(first, z.coerce.number().int().min(1950).max(2200).nullable().catch(null)),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(2000).catch(1)),
})
export type PoliciesQuery = z.infer<typeof PoliciesQuery>
