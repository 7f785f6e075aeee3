import { z } from 'zod'
import { foldWidth } from '../../../../kernel/chinese-text.ts'
import { phoneTrouble } from '../domain/contact.ts'

const MOST = 1000

/** A path of this site as a link carries it; anything else means the home page. */
export const PagePath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .catch('/')

const optional = (most: number, sentence: string) =>
  z
    .string()
    .trim()
    .max(most, sentence)
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text))

/** 我要纠错: what is wrong, and how to reach the reader if he wants to be reached. */
export const CorrectionForm = z.object({
  page: PagePath,
  statement: z
    .string('请写哪里不对')
    .trim()
    .min(2, '请写哪里不对，例如「联系电话打不通」。')
    .max(MOST, `最多写 ${String(MOST)} 字。写不下的请打电话。`),
  name: optional(40, '称呼最多 40 字。'),
  phone: optional(40, '电话太长，只写一个号码。').superRefine((phone, context) => {
    const trouble = phone === null ? null : phoneTrouble(phone)
    if (trouble !== null) context.addIssue({ code: 'custom', message: trouble })
  }),
  email: optional(100, '邮箱太长。')
    .transform((email) => (email === null ? null : foldWidth(email)))
    .refine(
      (email) => email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email),
      '邮箱要像 name@example.cn 这样。',
    ),
})
export type CorrectionForm = z.infer<typeof CorrectionForm>
