import { connect } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../test/support/application.ts'
import { insertDemonstrationAccount } from '../instance/instance.ts'

const app = await openTestApplication({ trustProxy: true })
const shown = await openTestApplication({ demo: 'empty' })
const demonstration = shown.server
afterAll(async () => {
  await shown.close()
  await app.close()
})

const accounts = ['yi', 'er'].map((signInName, position) => ({
  signInName,
  password: `k7mp-x2ta-9qwe-${signInName}xx`,
  name: `某${signInName}`,
  role: '经办',
  position,
}))
for (const account of accounts) await insertDemonstrationAccount(shown.workshop.database.db, account)

interface Request {
  readonly host: string
  readonly remoteAddress: string
  readonly headers?: Record<string, string>
}

async function passwordsShown({ host, remoteAddress, headers = {} }: Request): Promise<number> {
  const reply = await demonstration.inject({ url: '/start', headers: { host, ...headers }, remoteAddress })
  expect(reply.statusCode).toBe(200)
  for (const account of accounts) expect(reply.body).toContain(account.signInName)
  return accounts.filter((account) => reply.body.includes(account.password)).length
}

describe('the passwords of the demonstration are shown on this machine only', () => {
  test.each([
    { host: '127.0.0.1:8080', remoteAddress: '127.0.0.1' },
    { host: 'localhost:8080', remoteAddress: '127.0.0.1' },
    { host: '[::1]:8080', remoteAddress: '::1' },
    { host: 'localhost:8080', remoteAddress: '::ffff:127.0.0.1' },
  ])('typed here: $host from $remoteAddress', async (request) => {
    expect(await passwordsShown(request)).toBe(accounts.length)
  })

  test.each([
    { host: '10.0.0.5:8080', remoteAddress: '10.0.0.9' },
    { host: 'localhost:8080', remoteAddress: '10.0.0.9' },
    { host: 'zwgk.example.gov.cn', remoteAddress: '127.0.0.1' },
    { host: 'localhost.evil.example', remoteAddress: '127.0.0.1' },
    { host: '127.0.0.1.evil.example', remoteAddress: '127.0.0.1' },
  ])('not for $host from $remoteAddress', async (request) => {
    expect(await passwordsShown(request)).toBe(0)
  })

  test.each([
    ['forwarded', 'for=10.0.0.9'],
    ['x-forwarded-for', '10.0.0.9'],
    ['x-forwarded-host', 'localhost'],
    ['x-forwarded-proto', 'http'],
    ['x-real-ip', '10.0.0.9'],
    ['via', '1.1 proxy'],
    ['x-forwarded-server', 'proxy'],
    ['x-forwarded-port', '80'],
    ['x-client-ip', '10.0.0.9'],
  ])('not through something that forwards (%s)', async (header, value) => {
    expect(
      await passwordsShown({
        host: 'localhost:8080',
        remoteAddress: '127.0.0.1',
        headers: { [header]: value },
      }),
    ).toBe(0)
  })

  test('not through a proxy that says nothing of itself: it asks with HTTP/1.0', async () => {
    const address = new URL(await demonstration.listen({ host: '127.0.0.1', port: 0 }))
    const ask = (version: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(address.port), '127.0.0.1')
        let received = ''
        socket.on('data', (chunk) => (received += chunk.toString()))
        socket.on('close', () => resolve(received))
        socket.on('error', reject)
        socket.write(`GET /start HTTP/${version}\r\nhost: ${address.host}\r\nconnection: close\r\n\r\n`)
      })
    const [account] = accounts
    expect(await ask('1.1')).toContain(account?.password)
    expect(await ask('1.0')).toContain(account?.signInName)
    expect(await ask('1.0')).not.toContain(account?.password)
  })

  test('who cannot see them is told where they stand', async () => {
    const reply = await demonstration.inject({
      url: '/start',
      headers: { host: '10.0.0.5' },
      remoteAddress: '10.0.0.9',
    })
    expect(reply.body).toContain('口令只在本机打开的启动页和启动时的终端里显示。')
  })

  test('no other page shows one', async () => {
    for (const url of [
      '/',
      '/workbench/sign-in',
      '/search?q=' + encodeURIComponent(accounts[0]?.password ?? ''),
      '/no-such-page',
    ]) {
      const { body } = await app.server.inject({
        url,
        headers: { host: 'localhost:8080' },
        remoteAddress: '127.0.0.1',
      })
      for (const { password } of accounts.slice(1)) expect(body).not.toContain(password)
    }
  })

  test('every page of the demonstration says that it is one', async () => {
    for (const url of ['/', '/start', '/workbench/sign-in', '/search', '/no-such-page']) {
      expect((await demonstration.inject(url)).body).toContain('演示')
    }
  })
})

describe('a bureau’s own instance', () => {
  test('shows no accounts, and tells how to make the first', async () => {
    const start = await app.visitor().get('/start')
    expect(start.text).toContain('这是一个空的正式库，还没有任何账号。')
    expect(start.text).toContain('npx mingzheng admin:create')
  })

  test('once there is a 系统管理, the start page is the sign-in page', async () => {
    await app.addStaff({ division: null, functions: ['system-administrator'] })
    expect((await app.visitor().get('/start')).location).toBe('/workbench/sign-in')
  })
})
