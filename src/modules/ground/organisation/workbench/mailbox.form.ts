import { z } from 'zod'

/** Where reminders reach the person; empty takes the address back. */
export const EmailForm = z.object({
  email: z
    .string()
    .trim()
    .max(200, '邮箱地址最多 200 个字符。')
    .refine((text) => text === '' || z.email().safeParse(text).success, {
      message: '请写一个完整的邮箱地址，例如 name@example.gov.cn；不要邮件就清空。',
    })
    .transform((text) => (text === '' ? null : text))
    .default(null),
})
export type EmailForm = z.infer<typeof EmailForm>
