import type { InjectOptions } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../test/support/application.ts'
import { withClient } from '../database/embedded-roles.ts'

const app = await openTestApplication({ trustProxy: true })
afterAll(() => app.close())

const html = (await app.server.inject('/')).body
const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
const STRICT = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const answers: readonly (readonly [string, number, InjectOptions])[] = [
  ['a page', 200, { method: 'GET', url: '/' }],
  ['its head', 200, { method: 'HEAD', url: '/' }],
  ['a redirect', 303, { method: 'GET', url: '/workbench' }],
  ['a page that is not there', 404, { method: 'GET', url: '/no-such-page' }],
  ['a form that is not there', 404, { method: 'POST', url: '/', headers: FORM, payload: 'a=1' }],
  ['a style sheet', 200, { method: 'GET', url: style }],
  ['a script', 200, { method: 'GET', url: script }],
  ['the sign of health', 200, { method: 'GET', url: '/healthz' }],
  ['a refusal', 403, { method: 'POST', url: '/workbench/sign-out', headers: FORM, payload: 'a=1' }],
  [
    'a form of another site',
    403,
    {
      method: 'POST',
      url: '/workbench/sign-in',
      headers: { ...FORM, origin: 'https://evil.example' },
      payload: 'a=1',
    },
  ],
  ['a form with errors', 422, { method: 'POST', url: '/workbench/sign-in', headers: FORM, payload: 'a=1' }],
  [
    'a form in a strange encoding',
    415,
    {
      method: 'POST',
      url: '/workbench/sign-in',
      headers: { 'content-type': 'text/x-strange' },
      payload: 'a',
    },
  ],
  [
    'a form that is too large',
    413,
    { method: 'POST', url: '/workbench/sign-in', headers: FORM, payload: 'a='.padEnd(3_100_000, 'x') },
  ],
  ['an address that cannot be read', 404, { method: 'GET', url: '/%E0%A4%A' }],
  ['an address without end', 404, { method: 'GET', url: `/gzyd/${'a'.repeat(2000)}` }],
  [
    'an address in a strange query',
    200,
    { method: 'GET', url: '/search?q=%E0%A4%A&q=b&division[]=x&page=-1' },
  ],
]

describe('strict headers stand on every kind of answer', () => {
  test.each(answers)('%s (%i)', async (_what, status, request) => {
    const reply = await app.server.inject(request)
    expect(reply.statusCode).toBe(status)
    expect(reply.headers).toMatchObject(STRICT)
    const policy = String(reply.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  test('and on a fault of the platform itself, which tells nothing of its inside', async () => {
    await withClient(app.database.ownerConnectionString, (client) =>
      client.query('alter table search.entry rename to entry_away'),
    )
    const reply = await app.server.inject('/search?q=公开')
    await withClient(app.database.ownerConnectionString, (client) =>
      client.query('alter table search.entry_away rename to entry'),
    )
    expect(reply.statusCode).toBe(500)
    expect(reply.headers).toMatchObject(STRICT)
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.body).toContain('系统出了差错，这一步没有保存。')
    expect(reply.body).not.toMatch(/entry|relation|select|stack/i)
    expect(app.defects).toHaveLength(1)
  })
})

describe('what a browser may keep', () => {
  test('pages of the workbench are not kept', async () => {
    const reply = await app.server.inject('/workbench/sign-in')
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('files whose address carries their hash are kept for a year, in each encoding', async () => {
    for (const encoding of ['br', 'gzip']) {
      const reply = await app.server.inject({ url: style, headers: { 'accept-encoding': encoding } })
      expect(reply.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': encoding,
        vary: 'accept-encoding',
      })
    }
    const plain = await app.server.inject({ url: style })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers['content-type']).toBe('text/css; charset=utf-8')
  })
})

describe('https is demanded only of those who came over https', () => {
  test('over plain http in the intranet no promise is made that would lock the browser out', async () => {
    expect((await app.server.inject('/')).headers['strict-transport-security']).toBeUndefined()
  })

  test('over https it is', async () => {
    const reply = await app.server.inject({ url: '/', headers: { 'x-forwarded-proto': 'https' } })
    expect(reply.headers['strict-transport-security']).toBe('max-age=31536000')
  })
})

test('a page carries no code and no style of its own, and asks no other host', () => {
  expect(html).not.toMatch(/<style|style="|<script>|<script [^>]*>[^<]|\son\w+="/)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\/(?!www\.beian|beian|bszs|zfwzgl)/)
})
