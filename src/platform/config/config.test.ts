import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { isLoopback, readConfig } from './config.ts'

test('with an empty environment the platform listens on this machine only, without a proxy', () => {
  expect(readConfig({})).toEqual({
    MINGZHENG_HOST: '127.0.0.1',
    MINGZHENG_PORT: 8080,
    MINGZHENG_SERVE: 'all',
    MINGZHENG_TRUST_PROXY: false,
  })
})

test('an empty variable counts as not set, others are not looked at', () => {
  expect(readConfig({ MINGZHENG_PORT: '', PATH: '/bin' }).MINGZHENG_PORT).toBe(8080)
})

test.each([
  ['1', true],
  ['on', true],
  ['true', true],
  ['0', false],
  ['off', false],
])('MINGZHENG_TRUST_PROXY=%s', (written, trusted) => {
  expect(readConfig({ MINGZHENG_TRUST_PROXY: written }).MINGZHENG_TRUST_PROXY).toBe(trusted)
})

describe('a wrong variable is named with what it should be', () => {
  test.each([
    ['DATABASE_URL', 'mysql://x', '要以 postgres:// 或 postgresql:// 开头'],
    ['DATABASE_OWNER_URL', 'localhost', '要以 postgres:// 或 postgresql:// 开头'],
    ['MINGZHENG_HOST', 'http://x', '写一个地址，例如 127.0.0.1 或 0.0.0.0'],
    ['MINGZHENG_PORT', 'abc', '端口是 1 到 65535 的整数'],
    ['MINGZHENG_PORT', '0', '端口从 1 起'],
    ['MINGZHENG_PORT', '65536', '端口最大 65535'],
    ['MINGZHENG_PORT', '80.5', '端口是整数'],
    ['MINGZHENG_DEMO', 'yes', '只能是 on、off 或 public'],
    ['MINGZHENG_SERVE', 'both', '只能是 all、portal 或 workbench'],
    ['MINGZHENG_TRUST_PROXY', 'maybe', '只写 1 或 0'],
    ['MINGZHENG_SMTP_URL', 'mail.example.gov.cn', '要以 smtp:// 或 smtps:// 开头，例如 smtp://10.0.0.5:25'],
    ['MINGZHENG_MAIL_FROM', '明政', '写一个发件邮箱地址，例如 zwgk@example.gov.cn'],
    ['MINGZHENG_HOOK_URL', 'ftp://gateway', '要以 http:// 或 https:// 开头'],
    ['MINGZHENG_HOOK_SECRET', 'short', '要有 16 个以上的字符'],
    ['MINGZHENG_WORKBENCH_URL', 'desk', '要以 http:// 或 https:// 开头'],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(`环境变量 ${name} 不对：${sentence}。改正后再启动。`)
  })

  test.each([
    [{ MINGZHENG_SMTP_URL: 'smtp://10.0.0.5' }, 'MINGZHENG_MAIL_FROM'],
    [{ MINGZHENG_HOOK_URL: 'http://10.0.0.6/in' }, 'MINGZHENG_HOOK_SECRET'],
  ])('a way out of the house that is only half described: %o', (environment, lacking) => {
    expect(() => readConfig(environment)).toThrow(lacking)
  })

  test('several at once', () => {
    expect(() => readConfig({ MINGZHENG_PORT: 'x', MINGZHENG_DEMO: 'x' })).toThrow(
      /MINGZHENG_PORT.*；.*MINGZHENG_DEMO/,
    )
  })

  test('the reader of a password in DATABASE_URL is not told the password again', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:geheim@db' })).toThrow(Refusal)
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:geheim@db' })).not.toThrow('geheim')
  })
})

describe('addresses that only this machine reaches', () => {
  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost', '::ffff:127.0.0.1'])('%s is one', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  test.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.com', 'localhost.example.com', ''])(
    '“%s” is none',
    (host) => {
      expect(isLoopback(host)).toBe(false)
    },
  )
})
