import { numberSetting } from '../../../../kernel/setting.ts'
import type { Rules } from '../../../../kernel/setting.ts'

export const passwordLength = numberSetting({
  id: 'organisation.password-length',
  label: '口令最短长度',
  mark: 'recalled',
  standard: 12,
  least: 8,
  most: 64,
})
export const failuresBeforeLock = numberSetting({
  id: 'organisation.failures-before-lock',
  label: '锁定前允许的登录失败次数',
  mark: 'recalled',
  standard: 5,
  least: 3,
  most: 20,
})
export const lockMinutes = numberSetting({
  id: 'organisation.lock-minutes',
  label: '登录失败后的锁定分钟数',
  mark: 'recalled',
  standard: 30,
  least: 1,
  most: 1440,
})
export const idleMinutes = numberSetting({
  id: 'organisation.idle-minutes',
  label: '闲置多少分钟后退出登录',
  mark: 'recalled',
  standard: 30,
  least: 5,
  most: 480,
})

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
