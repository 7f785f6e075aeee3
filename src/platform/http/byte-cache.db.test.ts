import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../../test/support/application.ts'
import { buildServer } from './server.ts'
import { page } from './route.ts'
import type { Route } from './route.ts'

const app = await openTestApplication()
const made: string[] = []

function route(path: string, kept: boolean): Route {
  return {
    method: 'GET',
    path,
    surface: 'portal',
    may: { who: 'public' },
    ...(kept ? { kept: true as const } : {}),
    run: ({ visit }) => {
      made.push(visit.url)
      return Promise.resolve(page(`<p>${visit.elder ? '长者' : '普通'} 第 ${String(made.length)} 次</p>`))
    },
  }
}

const server = await buildServer({
  workshop: app.workshop,
  routes: [route('/kept', true), route('/fresh', false)],
  standing: {
    assets: {
      styles: [],
      scripts: [],
      icons: '',
      favicon: '',
      draftEditor: { script: '', style: '' },
    },
    menus: { desk: [], site: [] },
    demo: false,
    ledgerWords: { acts: {}, subjects: {} },
    settings: [],
  },
  menusOf: () => ({ desk: [], site: [] }),
  files: new Map(),
  trustProxy: false,
  identify: () => Promise.resolve(null),
  idleMinutes: () => 30,
  signInPath: '/done',
  waitingPaths: { factor: '/factor', password: '/password', enrolment: '/enrolment' },
  alwaysOpen: [],
  keptFormPage: () => Promise.resolve(''),
  errorPage: (_visit, problem) => Promise.resolve(`<p>${problem.sentence}</p>`),
  reportDefect: () => undefined,
})

afterAll(async () => {
  await server.close()
  await app.close()
})

function get(url: string, headers: Record<string, string> = {}) {
  return server.inject({ method: 'GET', url, headers })
}

describe('a released page', () => {
  test('is made once and then served as bytes, with the same strict headers', async () => {
    const first = await get('/kept?a')
    const again = await get('/kept?a')
    expect(again.body).toBe(first.body)
    expect(again.headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-security-policy': first.headers['content-security-policy'],
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding, cookie',
    })
    expect(made.filter((url) => url === '/kept?a')).toHaveLength(1)
  })

  test('goes out packed where the browser takes it', async () => {
    const plain = await get('/kept?b')
    const gzip = await get('/kept?b', { 'accept-encoding': 'gzip, br;q=0' })
    const brotli = await get('/kept?b', { 'accept-encoding': 'gzip, deflate, br' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(plain.headers['content-encoding']).toBeUndefined()
    // Each encoding is made anew only where memory has none of that encoding.
    expect(gunzipSync(gzip.rawPayload).toString()).toContain('普通')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toContain('普通')
  })

  test('is not sent again to a browser that has it', async () => {
    const first = await get('/kept?c')
    const again = await get('/kept?c', { 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('a browser that has it keeps the strict headers it came with, and is told no others', async () => {
    const first = await get('/kept?j')
    const again = await get('/kept?j', { 'if-none-match': String(first.headers.etag) })
    expect(again.headers).toMatchObject({
      etag: first.headers.etag,
      'cache-control': 'no-cache',
      vary: first.headers.vary,
    })
    expect(again.headers['content-security-policy']).toBeUndefined()
  })

  test('that many ask for at once is made no more often than they are, and then stays', async () => {
    const visitors = Array.from({ length: 40 }, async () => {
      for (let asked = 0; asked < 10; asked += 1) await get('/kept?k')
    })
    await Promise.all(visitors)
    expect(made.filter((url) => url === '/kept?k').length).toBeLessThanOrEqual(visitors.length)
  })

  test('is another one in 长者模式', async () => {
    await get('/kept?d')
    const elder = await get('/kept?d', { cookie: 'mz-mode=elder' })
    expect(elder.body).toContain('长者')
    expect((await get('/kept?d')).body).toContain('普通')
  })

  test('is made anew after the release stamp moved, whoever moved it', async () => {
    const first = await get('/kept?e')
    await app.work(SYSTEM, (work) => work.touchPublic())
    const second = await get('/kept?e')
    expect(second.body).not.toBe(first.body)
    await app.workshop.database.pool.query('update platform.release_stamp set stamp = stamp + 1')
    await expect.poll(async () => (await get('/kept?e')).body, { timeout: 3000 }).not.toBe(second.body)
  })

  test('is made anew on another day', async () => {
    const first = await get('/kept?f')
    app.clock.set('2026-03-11')
    expect((await get('/kept?f')).body).not.toBe(first.body)
  })

  test('a visitor with a session always gets his own answer', async () => {
    const first = await get('/kept?g')
    const own = await get('/kept?g', { cookie: 'mz-session=anything' })
    expect(own.body).not.toBe(first.body)
    expect(own.headers['cache-control']).toBe('no-store')
  })
})

test('a cookie of the other scheme, or one that is none of ours, spoils no page of others', async () => {
  for (const cookie of ['__Host-mz-mode=elder', 'mz-mode=%65lder', 'mz-mode=x', 'mz-mode=; mz-mode=elder'])
    await get('/kept?h', { cookie })
  expect((await get('/kept?h')).body).toContain('普通')
  expect((await get('/kept?h', { cookie: 'mz-mode=elder' })).body).toContain('长者')
})

test('over a real connection the bytes come before any routing, with the same headers', async () => {
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const first = await fetch(`${address}/kept?i`)
  const again = await fetch(`${address}/kept?i`)
  expect(await again.text()).toBe(await first.text())
  expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
  expect(made.filter((url) => url === '/kept?i')).toHaveLength(1)
  expect((await fetch(`${address}/kept?i`, { method: 'HEAD' })).status).toBe(200)
})

test('what is not marked as kept is never kept', async () => {
  const first = await get('/fresh')
  const again = await get('/fresh')
  expect(again.body).not.toBe(first.body)
  expect(again.headers.etag).toBeUndefined()
  expect(again.headers['cache-control']).toBe('no-store')
})
