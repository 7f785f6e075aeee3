import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInside } from './inside-addresses.ts'
import { probeAddress } from './probe-address.ts'

const asked: IncomingMessage[] = []
const server = createServer((request, response) => {
  asked.push(request)
  const path = request.url ?? ''
  const [, status] = /^\/(\d{3})$/.exec(path) ?? []
  if (path === '/silent') return
  if (path === '/round') response.writeHead(302, { location: '/round' }).end()
  else if (path === '/one-turn') response.writeHead(301, { location: '/200' }).end()
  else if (path === '/to-file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
  else if (path === '/broken') request.socket.destroy()
  else response.writeHead(Number(status ?? 200)).end('x'.repeat(100_000))
})
const place = { base: '' }

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  place.base = `http://127.0.0.1:${String(address.port)}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const rules = { agent: 'Mingzheng-LinkCheck/1 (+https://wlj.example.gov.cn/)', inside: true, patience: 500 }
const probe = (path: string) => probeAddress(`${place.base}${path}`, rules)

describe('an address is asked whether it answers', () => {
  test.each([
    ['/200', 'answers', '能打开（200）'],
    ['/one-turn', 'answers', '能打开（200）'],
    ['/403', 'answers', '不让程序打开（403）'],
    ['/404', 'fails', '没有这一页（404）'],
    ['/410', 'fails', '没有这一页（410）'],
    ['/500', 'fails', '对方出错（500）'],
    ['/round', 'fails', '一直在转来转去'],
    ['/to-file', 'fails', '转到了不是网址的地方'],
    ['/broken', 'fails', '连接中断'],
    ['/silent', 'fails', '没有在限定时间里应答'],
  ] as const)('%s %s', async (path, outcome, words) => {
    const answer = await probe(path)
    expect(answer.outcome).toBe(outcome)
    expect(answer.said).toContain(words)
  })

  test('by somebody who says who he is', async () => {
    await probe('/200')
    expect(asked.at(-1)?.headers['user-agent']).toBe(rules.agent)
  })

  test('and where nobody listens, or nobody is called so, it fails', async () => {
    expect(await probeAddress('http://127.0.0.1:1/', rules)).toMatchObject({ outcome: 'fails' })
    expect(await probeAddress('http://nobody.invalid/', { ...rules, patience: 5_000 })).toMatchObject({
      outcome: 'fails',
    })
  })
})

describe('machines of closed networks', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    'are not asked, whatever they are called: %s',
    async (host) => {
      const before = asked.length
      const port = new URL(place.base).port
      const answer = await probeAddress(`http://${host}:${port}/200`, { ...rules, inside: false })
      expect(answer).toEqual({ outcome: 'not-asked', said: '内网地址，不检查' })
      expect(asked.length).toBe(before)
    },
  )

  test.each([
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['192.168.0.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['::ffff:10.0.0.1', true],
    ['no address', true],
    ['1.1.1.1', false],
    ['172.32.0.1', false],
    ['2400:3200::1', false],
  ] as const)('%s: %s', (address, inside) => {
    expect(isInside(address)).toBe(inside)
  })
})
