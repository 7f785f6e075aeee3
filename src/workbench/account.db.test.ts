import { afterAll, expect, test } from 'vitest'
import { openTestApplication } from '../../test/support/application.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const ACCOUNT = '/workbench/account'

test('everybody sees where he is signed in, his own sessions only', async () => {
  const clerk = await app.addStaff()
  const here = await app.signIn(clerk, { headers: { 'user-agent': 'Mozilla/5.0 Chrome/90 Safari/537' } })
  await app.signIn(clerk, { headers: { 'user-agent': 'Mozilla/5.0 Firefox/120' } })
  await app.signIn(await app.addStaff(), { headers: { 'user-agent': 'MicroMessenger' } })
  const page = await here.get(ACCOUNT)
  expect(page.text).toContain('这里（本机）')
  expect(page.text).toContain('Firefox 浏览器')
  expect(page.text).not.toContain('微信')
})

test('sessions elsewhere end, this one stays', async () => {
  const clerk = await app.addStaff()
  const [here, there] = [await app.signIn(clerk), await app.signIn(clerk)]
  await here.get(ACCOUNT)
  await here.post(`${ACCOUNT}/sign-out-others`)
  expect((await here.get('/workbench')).status).toBe(200)
  expect((await there.get('/workbench')).status).toBe(303)
})

test('全部退出 ends every session, this one too, and is written down', async () => {
  const clerk = await app.addStaff()
  const [here, there] = [await app.signIn(clerk), await app.signIn(clerk)]
  await here.get(ACCOUNT)
  expect((await here.post(`${ACCOUNT}/sign-out-everywhere`)).location).toBe('/workbench/sign-in')
  for (const client of [here, there]) expect((await client.get('/workbench')).status).toBe(303)
  const entries = await app.workshop.database.db
    .selectFrom('ledger.entry')
    .select('action')
    .where('subject', '=', `person:${clerk.id}`)
    .execute()
  expect(entries.map(({ action }) => action)).toContain('signed-out-everywhere')
})

test('administrators are signed out sooner (等保 身份鉴别 b)', async () => {
  app.clock.set('2026-03-10T10:00:00+08:00')
  const clerk = await app.signIn(await app.addStaff())
  const auditor = await app.signIn(await app.addStaff({ division: null, functions: ['auditor'] }))
  app.clock.set('2026-03-10T10:14:59+08:00')
  expect((await auditor.get('/workbench')).status).toBe(200)
  app.clock.set('2026-03-10T10:29:58+08:00')
  expect((await auditor.get('/workbench')).status).toBe(200)
  app.clock.set('2026-03-10T10:45:00+08:00')
  expect((await auditor.get('/workbench')).status).toBe(303)
  expect((await clerk.get('/workbench')).status).toBe(303)
})

test('a lock says the same of a name that does not exist, so that names cannot be found out', async () => {
  const clerk = await app.addStaff()
  const sentences = []
  for (const signInName of [clerk.signInName, 'nobody.here']) {
    const client = app.visitor()
    await client.get('/workbench/sign-in')
    for (let place = 0; place < 5; place += 1)
      await client.post('/workbench/sign-in', { signInName, password: 'falsch' })
    const answer = await client.post('/workbench/sign-in', { signInName, password: 'falsch' })
    sentences.push(/连续输错[^。]+。[^。]+。/.exec(answer.text)?.[0])
  }
  expect(sentences[0]).toContain('暂时锁定')
  expect(sentences[1]).toBe(sentences[0])
})

test('every night old sessions, marks of posted forms and failures go', async () => {
  app.clock.set('2026-03-10T10:00:00+08:00')
  await app.signIn(await app.addStaff())
  app.clock.set('2026-05-10T10:00:00+08:00')
  const fresh = await app.signIn(await app.addStaff())
  await app.work({ kind: 'system', name: '测试' }, (work) => work.enqueue('organisation.housekeeping', {}))
  await app.runJobs()
  const count = async (table: 'platform.session' | 'platform.submission' | 'organisation.sign_in_failure') =>
    (
      await app.workshop.database.db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  expect(await count('platform.session')).toBe(1)
  expect(await count('platform.submission')).toBe(1)
  expect(await count('organisation.sign_in_failure')).toBe(0)
  expect((await fresh.get('/workbench')).status).toBe(200)
})
