import { z } from 'zod'
import type { ContentField } from './content-field.ts'

/** An element of a released article; a number has its unit beside it, so that it can be corrected as a number. */
export const ArticleFact = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string(),
  kind: z.literal('link').optional(),
  unit: z.string().optional(),
})
export type ArticleFact = z.infer<typeof ArticleFact>

/** What a field of a text becomes on its page. */
export function factOf({ key, label, kind, unit }: ContentField, value: string): ArticleFact {
  if (kind === 'link') return { key, label, value, kind }
  return unit === undefined ? { key, label, value } : { key, label, value, unit }
}

/** An element as it is read: 2 天. */
export function wordsOfFact({ value, unit }: Pick<ArticleFact, 'value' | 'unit'>): string {
  return unit === undefined ? value : `${value} ${unit}`
}
