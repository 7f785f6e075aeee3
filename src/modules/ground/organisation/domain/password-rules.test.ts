import { describe, expect, test } from 'vitest'
import type { Rules } from '../../../../kernel/setting.ts'
import { passwordLack } from './password-rules.ts'

const rules: Rules = { read: (setting) => setting.standard }

function lack(password: string): string | null {
  return passwordLack(password, 'li.si', rules)
}

describe('a password has a length, three of four classes, and is not the sign-in name (等保 身份鉴别)', () => {
  test.each(['Chuntian2026', 'chuntian-2026', 'CHUNTIAN-2026', 'Chuntian-hua!'])(
    '%s is enough',
    (password) => {
      expect(lack(password)).toBeNull()
    },
  )

  test('eleven characters are too few', () => {
    expect(lack('Chuntian202')).toBe('口令至少 12 位，现在是 11 位。')
  })

  test('two classes are too few', () => {
    expect(lack('chuntian2026')).toBe('口令要含大写字母、小写字母、数字、符号中的三种。')
  })

  test('the sign-in name in it is refused, however written', () => {
    expect(lack('Wo-Shi-LI.SI-2026')).toBe('口令里不能有登录名。')
  })

  test('a character counts once, whatever its width in memory', () => {
    expect(lack('𠮷𠮷𠮷𠮷Aa1')).toBe('口令至少 12 位，现在是 7 位。')
  })
})
