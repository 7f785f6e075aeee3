import type { Rules } from '../../../../kernel/setting.ts'
import { oneTimePasswordHours, passwordDays, passwordLength } from './sign-in-settings.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What a new password lacks, as one sentence, or null (等保 身份鉴别: length, three of four classes, not the name). */
export function passwordLack(password: string, signInName: string, rules: Rules): string | null {
  const least = rules.read(passwordLength)
  if (Array.from(password).length < least)
    return `口令至少 ${String(least)} 位，现在是 ${String(Array.from(password).length)} 位。`
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (classes < 3) return '口令要含大写字母、小写字母、数字、符号中的三种。'
  if (password.toLowerCase().includes(signInName.toLowerCase())) return '口令里不能有登录名。'
  return null
}

/** Whether a password has been in use too long (等保: 定期更换). */
export function isPasswordOld(changedAt: Date, now: Date, rules: Rules): boolean {
  const days = rules.read(passwordDays)
  return days > 0 && now.getTime() - changedAt.getTime() > days * DAY
}

/** Whether the hours of a one-time password are over; it passes through hands, so that it does not stay good. */
export function isOneTimePasswordOver(issuedAt: Date, now: Date, rules: Rules): boolean {
  return now.getTime() - issuedAt.getTime() >= rules.read(oneTimePasswordHours) * HOUR
}
