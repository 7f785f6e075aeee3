import { z } from 'zod'
import type { ShareWith } from '../share-duty.ts'

/** A 督办 letter. */
export const UrgeForm = z.object({
  letter: z
    .string('请写督办的内容。')
    .trim()
    .min(5, '请写清楚要办什么、什么时候答复，至少 5 个字。')
    .max(1000, '督办函最多 1000 字。'),
})

/** The answer to a 督办 letter. */
export const AnswerForm = z.object({
  answer: z.string('请写答复。').trim().min(2, '请写办到哪一步、哪天办完。').max(1000, '答复最多 1000 字。'),
})

/** With whom a duty is shared: `division:id` or `person:id`. */
export const ShareForm = z.object({
  with: z
    .string('请选处室或个人。')
    .regex(/^(division|person):[0-9a-f-]{36}$/, '请从名单里选处室或个人。')
    .transform((text): ShareWith => {
      const [kind, id = ''] = text.split(':')
      return kind === 'division' ? { kind: 'division', divisionId: id } : { kind: 'person', personId: id }
    }),
})
