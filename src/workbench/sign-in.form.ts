import { z } from 'zod'

/** The sign-in form; where to go afterwards is a path of this site. */
export const SignInForm = z.object({
  signInName: z.string('请填登录名').trim().min(1, '请填登录名').max(100, '登录名太长了'),
  password: z.string('请填口令').min(1, '请填口令').max(200, '口令太长了'),
  back: z.string().max(2000).default('/workbench').catch('/workbench'),
})

/** The form for one's own new password. */
export const PasswordForm = z.object({
  current: z.string('请填现在的口令').min(1, '请填现在的口令').max(200, '口令太长了'),
  next: z.string('请填新口令').min(1, '请填新口令').max(200, '口令太长了'),
  again: z.string('请再填一次新口令').min(1, '请再填一次新口令').max(200, '口令太长了'),
})
