import { expect, test } from 'vitest'
import { hashPassword, oneTimePassword, verifyPassword } from './passwords.ts'

test('a password is kept as argon2id with a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('春天-Shuixian-1'), hashPassword('春天-Shuixian-1')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(one).not.toContain('Shuixian')
  expect(await verifyPassword(one, '春天-Shuixian-1')).toBe(true)
  expect(await verifyPassword(one, '春天-Shuixian-2')).toBe(false)
})

test('a one-time password can be read over the telephone and never comes twice', () => {
  const made = Array.from({ length: 500 }, oneTimePassword)
  for (const password of made) expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  for (const password of made) expect(password).not.toMatch(/[0o1il]/)
  expect(new Set(made).size).toBe(made.length)
})
