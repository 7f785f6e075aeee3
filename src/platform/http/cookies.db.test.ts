import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../test/support/application.ts'
import type { Client, Staff, TestApplication } from '../../../test/support/application.ts'

const direct = await openTestApplication()
const behindProxy = await openTestApplication({ trustProxy: true })
afterAll(async () => {
  await direct.close()
  await behindProxy.close()
})

const overHttps = { host: 'zwgk.example.gov.cn', headers: { 'x-forwarded-proto': 'https' } }

async function signInAndSee(app: TestApplication, client: Client, clerk: Staff) {
  await client.get('/workbench/sign-in')
  const answer = await client.post('/workbench/sign-in', {
    signInName: clerk.signInName,
    password: clerk.password,
  })
  return {
    status: answer.status,
    cookie: String(answer.headers['set-cookie']),
    today: await client.get('/workbench'),
  }
}

describe('the session cookie follows the scheme', () => {
  test('over http on an intranet address signing in works, without prefix and without Secure', async () => {
    const clerk = await direct.addStaff()
    const seen = await signInAndSee(
      direct,
      direct.visitor({ host: '10.20.30.40:8080', remoteAddress: '10.20.30.99' }),
      clerk,
    )
    expect(seen.status).toBe(303)
    expect(seen.cookie).toMatch(/^mz-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(seen.today.status).toBe(200)
  })

  test('over https behind a proxy that is trusted it has the __Host- prefix and Secure', async () => {
    const clerk = await behindProxy.addStaff()
    const seen = await signInAndSee(behindProxy, behindProxy.visitor(overHttps), clerk)
    expect(seen.cookie).toMatch(/^__Host-mz-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(seen.today.status).toBe(200)
  })

  test('a proxy that is not trusted is not believed', async () => {
    const clerk = await direct.addStaff()
    const client = direct.visitor({ headers: { 'x-forwarded-proto': 'https' } })
    await client.get('/workbench/sign-in')
    const answer = await client.post(
      '/workbench/sign-in',
      { signInName: clerk.signInName, password: clerk.password },
      { origin: 'http://127.0.0.1:8080' },
    )
    expect(String(answer.headers['set-cookie'])).toMatch(/^mz-session=/)
  })

  test('a cookie set over http is not taken over https', async () => {
    const clerk = await behindProxy.addStaff()
    const client = await behindProxy.signIn(clerk)
    const [value] = [...client.cookies.values()]
    const answer = await behindProxy.server.inject({
      url: '/workbench',
      headers: { 'x-forwarded-proto': 'https', cookie: `mz-session=${value ?? ''}` },
    })
    expect(answer.statusCode).toBe(303)
  })
})

test('the database keeps no token that a reader of it could sign in with', async () => {
  const clerk = await direct.addStaff()
  const client = await direct.signIn(clerk)
  const rows = await direct.workshop.database.db.selectFrom('platform.session').selectAll().execute()
  for (const token of client.cookies.values()) expect(JSON.stringify(rows)).not.toContain(token)
})

test('a made-up cookie signs nobody in', async () => {
  const answer = await direct.visitor().get('/workbench', { cookie: 'mz-session=abc; mz-mode=elder' })
  expect(answer.location).toBe('/workbench/sign-in?back=%2Fworkbench')
})

describe('长者模式', () => {
  test('is kept for a year and can be left again', async () => {
    const client = direct.visitor()
    const on = await client.get('/mode?to=elder&back=/search')
    expect(on.location).toBe('/search')
    expect(String(on.headers['set-cookie'])).toContain('Max-Age=31536000')
    expect((await client.get('/')).html).toContain('elder')
    await client.get('/mode?to=normal&back=/')
    expect(client.cookies.size).toBe(0)
  })

  test.each([
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/查找?q=文创', '/%E6%9F%A5%E6%89%BE?q=%E6%96%87%E5%88%9B'],
    ['/a%0d%0aset-cookie:x=y', '/'],
  ])('comes back to this site only: %s', async (back, location) => {
    const url = back.includes('%0d')
      ? `/mode?to=elder&back=${back}`
      : `/mode?to=elder&back=${encodeURIComponent(back)}`
    const answer = await direct.visitor().get(url)
    expect(answer.status).toBe(303)
    expect(answer.location).toBe(location)
  })
})
